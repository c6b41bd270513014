package io.javaipc.benchmarks.sync;

import io.javaipc.benchmarks.Contender;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Two processes, on each of the platforms; the JDK's have two threads. */
final class PairCases implements AutoCloseable {
    static final String PURE_JAVA = "javaipc pure Java";

    private static final int INCREMENTS = 20_000;
    private static final int INCREMENTS_IN_PYTHON = 500;
    private static final int ROUND_TRIPS = 200;
    private static final double AS_IT_IS = 1;
    private static final double NANOS_PER_MICRO = 1e3;

    private final CLoops c;
    private final PythonLoops python;
    private final JvmPair pair;
    private final JvmPair pureJavaPair;
    private final ReentrantLock reentrantLock = new ReentrantLock();
    private final AtomicLong atomicLong = new AtomicLong();
    private long number;

    PairCases(CLoops c, PythonLoops python) {
        this.c = c;
        this.python = python;
        this.pair = new JvmPair();
        this.pureJavaPair = new JvmPair("-Djavaipc.platform=java");
    }

    JvmPair pair() {
        return pair;
    }

    JvmPair pureJavaPair() {
        return pureJavaPair;
    }

    List<Contender> lock() {
        return Stream.concat(
                        ours(Side.LOCKED_INCREMENTS, INCREMENTS, 2 * INCREMENTS),
                        Stream.of(
                                c.contender(CLoops.ROBUST_MUTEX, "lock", "contended", INCREMENTS, AS_IT_IS),
                                twoThreads(this::lockedIncrements).contender("ReentrantLock", 2 * INCREMENTS),
                                python.contender("contended", INCREMENTS_IN_PYTHON, AS_IT_IS)))
                .toList();
    }

    List<Contender> counter() {
        return Stream.concat(
                        ours(Side.INCREMENTS, INCREMENTS, 2 * INCREMENTS),
                        Stream.of(
                                twoThreads(this::increments).contender("AtomicLong", 2 * INCREMENTS),
                                c.contender("C atomic", "counter", "contended", INCREMENTS, AS_IT_IS)))
                .toList();
    }

    List<Contender> event() {
        return roundTrips(Side.EVENTS, "C sem_t", "semaphore", "ping-pong", "event");
    }

    List<Contender> condition() {
        return roundTrips(Side.CONDITION, "C pthread_cond_t", "lock", "condition", "condition");
    }

    List<Contender> barrier() {
        return roundTrips(Side.BARRIER, "C pthread_barrier_t", "barrier", "rounds", "barrier");
    }

    private List<Contender> roundTrips(String what, String cSystem, String program, String mode, String pythonMode) {
        return Stream.concat(
                        ours(what, ROUND_TRIPS, ROUND_TRIPS * NANOS_PER_MICRO),
                        Stream.of(
                                c.contender(cSystem, program, mode, ROUND_TRIPS, NANOS_PER_MICRO),
                                python.contender(pythonMode, ROUND_TRIPS, NANOS_PER_MICRO)))
                .toList();
    }

    private Stream<Contender> ours(String what, int count, double divisor) {
        return Stream.of(
                Contender.present(Contender.OURS, () -> new double[] {pair.together(what, count) / divisor}),
                Contender.present(PURE_JAVA, () -> new double[] {pureJavaPair.together(what, count) / divisor}));
    }

    private static Loop twoThreads(Runnable side) {
        return () -> {
            Thread other = new Thread(side, "sync-other");
            other.start();
            side.run();
            other.join();
        };
    }

    private void lockedIncrements() {
        for (int i = 0; i < INCREMENTS; i++) {
            reentrantLock.lock();
            number++;
            reentrantLock.unlock();
        }
    }

    private void increments() {
        for (int i = 0; i < INCREMENTS; i++) {
            atomicLong.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        try (pair;
                pureJavaPair) {
            // both, whatever becomes of the other
        }
    }
}
