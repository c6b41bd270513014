package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.testing.Await;
import io.javaipc.testing.Running;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a condition of a lock between processes must do. */
public abstract class SharedConditionContract extends SpaceContract {
    private static final String LONG = "await 100000000";

    private SharedLock lock;
    private Condition condition;
    private SharedLong waiters;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedConditionContract(String platform) {
        super(platform);
    }

    @BeforeEach
    final void openCondition() {
        lock = space.lock("lock");
        condition = lock.condition("c");
        waiters = space.longValue("waiters");
    }

    private interface Step {
        void run() throws Exception;
    }

    private void locked(Step step) throws Exception {
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }

    /** A waiter counts itself under the lock, which it gives up by waiting only. */
    private void awaitWaiters(int number) throws InterruptedException {
        Await.until(() -> waiters.get() == number);
    }

    @Test
    void aSignalWakesOneWhoWaitsLongest() throws Exception {
        Peer first = peer();
        Peer second = peer();
        first.begin(LONG);
        awaitWaiters(1);
        second.begin(LONG);
        awaitWaiters(2);
        locked(condition::signal);
        first.expect("true");
        assertFalse(second.answers().ready());
        locked(condition::signal);
        second.expect("true");
    }

    @Test
    void aSignalForAllWakesProcessesAndThreads() throws Exception {
        Peer first = peer();
        Peer second = peer();
        first.begin(LONG);
        second.begin(LONG);
        Running.Call<Boolean> thread = Running.start(this::awaitHere);
        awaitWaiters(3);
        locked(condition::signalAll);
        first.expect("true");
        second.expect("true");
        assertTrue(thread.outcome().get());
    }

    private boolean awaitHere() throws InterruptedException {
        lock.lock();
        lock.lock();
        try {
            waiters.incrementAndGet();
            condition.await();
            return lock.isHeldByCurrentThread();
        } finally {
            lock.unlock();
            lock.unlock();
        }
    }

    @Test
    void aSignalIsNotSpentOnTheDead() throws Exception {
        Peer victim = peer();
        Peer second = peer();
        victim.begin(LONG);
        awaitWaiters(1);
        second.begin(LONG);
        awaitWaiters(2);
        victim.kill();
        locked(condition::signal);
        second.expect("true");
    }

    @Test
    void aSignalIsNotSpentOnOneWhoGaveUp() throws Exception {
        Peer second = peer();
        locked(() -> assertFalse(condition.await(20, TimeUnit.MILLISECONDS)));
        second.begin(LONG);
        awaitWaiters(1);
        locked(condition::signal);
        second.expect("true");
    }

    @Test
    void aSignalThatNobodyWaitsForIsForgotten() throws Exception {
        locked(() -> {
            condition.signal();
            condition.signalAll();
            assertTrue(condition.awaitNanos(TimeUnit.MILLISECONDS.toNanos(20)) <= 0);
            assertFalse(condition.awaitUntil(new Date()));
        });
    }

    @Test
    void anInterruptEndsAWaitAndTheLockIsHeldAgain() throws Exception {
        Running.Call<Boolean> waiter = Running.start(() -> {
            lock.lock();
            try {
                waiters.incrementAndGet();
                assertThrows(InterruptedException.class, condition::await);
                return lock.isHeldByCurrentThread();
            } finally {
                lock.unlock();
            }
        });
        awaitWaiters(1);
        waiter.thread().interrupt();
        assertTrue(waiter.outcome().get());
        assertFalse(lock.isLocked());
    }

    @Test
    void aWaitThatIsNotInterruptibleKeepsTheInterrupt() throws Exception {
        Running.Call<Boolean> waiter = Running.start(() -> {
            lock.lock();
            try {
                waiters.incrementAndGet();
                condition.awaitUninterruptibly();
                return Thread.interrupted();
            } finally {
                lock.unlock();
            }
        });
        awaitWaiters(1);
        waiter.thread().interrupt();
        locked(condition::signal);
        assertTrue(waiter.outcome().get());
    }

    @Test
    void whoWaitsGivesTheLockUpAndIsToldOfADeadOwner() throws Exception {
        Peer victim = peer();
        Running.Call<Boolean> waiter = Running.start(() -> {
            lock.lock();
            try {
                waiters.incrementAndGet();
                condition.await();
                return lock.ownerDied();
            } finally {
                lock.unlock();
            }
        });
        awaitWaiters(1);
        assertEquals("locked", victim.run("lock"));
        victim.kill();
        locked(() -> assertTrue(lock.ownerDied()));
        locked(condition::signal);
        assertFalse(waiter.outcome().get());
    }

    @Test
    void theConditionWithoutANameIsOneForAll() throws Exception {
        Running.Call<Boolean> waiter = Running.start(() -> {
            lock.lock();
            try {
                waiters.incrementAndGet();
                lock.newCondition().await();
                return true;
            } finally {
                lock.unlock();
            }
        });
        awaitWaiters(1);
        locked(() -> lock.newCondition().signal());
        assertTrue(waiter.outcome().get());
    }
}
