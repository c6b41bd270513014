package io.javaipc.benchmarks.sync;

import io.javaipc.benchmarks.Contender;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedSemaphore;
import io.javaipc.shared.SharedSpace;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** One thread that nobody disturbs. Each loop is written out: a common one would call what it cannot inline. */
final class AloneCases implements AutoCloseable {
    private static final int COUNT = 500_000;
    private static final int COUNT_IN_PYTHON = 50_000;
    private static final int PERMITS = 4;
    private static final double AS_IT_IS = 1;

    private final CLoops c;
    private final PythonLoops python;
    private final SharedSpace space = SharedSpace.temporary();
    private final SharedLock sharedLock = space.lock("lock");
    private final SharedSemaphore sharedSemaphore = space.semaphore("semaphore", PERMITS);
    private final SharedLong sharedLong = space.longValue("number");
    private final ReentrantLock reentrantLock = new ReentrantLock();
    private final Semaphore semaphore = new Semaphore(PERMITS);
    private final AtomicLong atomicLong = new AtomicLong();
    private long number;

    AloneCases(CLoops c, PythonLoops python) {
        this.c = c;
        this.python = python;
    }

    List<Contender> lock() {
        Loop ours = () -> {
            for (int i = 0; i < COUNT; i++) {
                sharedLock.lock();
                sharedLock.unlock();
            }
        };
        Loop jdk = () -> {
            for (int i = 0; i < COUNT; i++) {
                reentrantLock.lock();
                reentrantLock.unlock();
            }
        };
        return List.of(
                ours.contender(Contender.OURS, COUNT),
                c.contender(CLoops.ROBUST_MUTEX, "lock", "uncontended", COUNT, AS_IT_IS),
                jdk.contender("ReentrantLock", COUNT),
                python.contender("lock", COUNT_IN_PYTHON, AS_IT_IS));
    }

    List<Contender> lockedIncrement() {
        Loop ours = () -> {
            for (int i = 0; i < COUNT; i++) {
                sharedLock.lock();
                sharedLong.setRelease(sharedLong.getAcquire() + 1);
                sharedLock.unlock();
            }
        };
        Loop jdk = () -> {
            for (int i = 0; i < COUNT; i++) {
                reentrantLock.lock();
                number++;
                reentrantLock.unlock();
            }
        };
        return List.of(
                ours.contender(Contender.OURS, COUNT),
                c.contender(CLoops.ROBUST_MUTEX, "lock", "increment", COUNT, AS_IT_IS),
                jdk.contender("ReentrantLock", COUNT),
                python.contender("increment", COUNT_IN_PYTHON, AS_IT_IS));
    }

    List<Contender> counter() {
        Loop ours = () -> {
            for (int i = 0; i < COUNT; i++) {
                sharedLong.incrementAndGet();
            }
        };
        Loop jdk = () -> {
            for (int i = 0; i < COUNT; i++) {
                atomicLong.incrementAndGet();
            }
        };
        return List.of(
                ours.contender(Contender.OURS, COUNT),
                jdk.contender("AtomicLong", COUNT),
                c.contender("C atomic", "counter", "uncontended", COUNT, AS_IT_IS));
    }

    List<Contender> semaphore() {
        Loop ours = () -> {
            for (int i = 0; i < COUNT; i++) {
                sharedSemaphore.acquire();
                sharedSemaphore.release();
            }
        };
        Loop jdk = () -> {
            for (int i = 0; i < COUNT; i++) {
                semaphore.acquire();
                semaphore.release();
            }
        };
        return List.of(
                ours.contender(Contender.OURS, COUNT),
                c.contender("C sem_t", "semaphore", "uncontended", COUNT, AS_IT_IS),
                jdk.contender("Semaphore", COUNT),
                python.contender("semaphore", COUNT_IN_PYTHON, AS_IT_IS));
    }

    @Override
    public void close() {
        space.close();
    }
}
