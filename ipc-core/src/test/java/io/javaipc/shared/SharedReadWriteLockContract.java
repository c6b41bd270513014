package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.testing.Asleep;
import io.javaipc.testing.Await;
import io.javaipc.testing.Running;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lock for readers and writers between processes must do as long as they live. */
public abstract class SharedReadWriteLockContract extends SpaceContract {
    private SharedReadWriteLock lock;
    private Lock reading;
    private SharedLock writing;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedReadWriteLockContract(String platform) {
        super(platform);
    }

    @BeforeEach
    final void openLock() {
        lock = space.readWriteLock("rw");
        reading = lock.readLock();
        writing = lock.writeLock();
    }

    private Peer user() throws Exception {
        return peer(ReadWriteProgram.class);
    }

    private static boolean tryElsewhere(Lock lock) throws Exception {
        return Running.start(() -> {
                    boolean locked = lock.tryLock();
                    if (locked) {
                        lock.unlock();
                    }
                    return locked;
                })
                .outcome()
                .get();
    }

    @Test
    void manyReadOrOneWrites() throws Exception {
        Peer first = user();
        Peer second = user();
        assertEquals("reading", first.run("read"));
        assertEquals("true", second.run("tryRead"));
        reading.lock();
        assertTrue(tryElsewhere(reading));
        assertFalse(tryElsewhere(writing));
        assertEquals(3, lock.readers().size());
        assertEquals("false", first.run("tryWrite"));
        reading.unlock();
        assertFalse(writing.tryLock());
        assertEquals("ended", first.run("endRead"));
        assertFalse(writing.tryLock());
        assertEquals("ended", second.run("endRead"));
        assertEquals(List.of(), lock.readers());
        assertTrue(writing.tryLock());
        assertEquals("false", first.run("tryRead"));
        assertEquals("false", first.run("tryWrite"));
        assertFalse(tryElsewhere(reading));
        assertFalse(tryElsewhere(writing));
        writing.unlock();
        assertEquals("writing", second.run("write"));
        assertFalse(reading.tryLock());
        assertTrue(writing.isLocked());
        assertTrue(
                writing.owner().orElseThrow().startsWith("pid=" + second.child().pid() + ", "));
        assertEquals("ended", second.run("endWrite"));
        assertFalse(writing.isLocked());
        assertSame(reading, lock.readLock());
        assertSame(writing, lock.writeLock());
    }

    @Test
    void readersSeeNothingThatIsHalfWritten() throws Exception {
        Peer first = user();
        Peer second = user();
        first.begin("mix 2000");
        second.begin("mix 2000");
        Running.Call<Integer> thread = Running.start(() -> ReadWriteProgram.mix(space, 2000));
        assertEquals(0, ReadWriteProgram.mix(space, 2000));
        assertEquals(0, thread.outcome().get());
        first.expect("0");
        second.expect("0");
        assertEquals(4 * 500, space.longValue("first").get());
        assertEquals(4 * 500, space.longValue("second").get());
    }

    @Test
    void aProcessReadsAsLongAsOneOfItsThreadsDoes() throws Exception {
        Peer other = user();
        reading.lock();
        Running.Call<Boolean> thread = Running.start(() -> {
            reading.lock();
            reading.lock();
            reading.unlock();
            reading.unlock();
            return true;
        });
        assertTrue(thread.outcome().get());
        assertEquals("false", other.run("tryWrite"));
        reading.unlock();
        assertEquals("true", other.run("tryWrite"));
    }

    @Test
    void bothLocksAreReentrant() throws Exception {
        Peer other = user();
        reading.lock();
        assertTrue(reading.tryLock());
        assertTrue(reading.tryLock(Long.MAX_VALUE, TimeUnit.DAYS));
        reading.lockInterruptibly();
        for (int i = 0; i < 4; i++) {
            assertEquals("false", other.run("tryWrite"));
            reading.unlock();
        }
        writing.lock();
        assertTrue(writing.tryLock());
        assertTrue(writing.tryLock(Long.MAX_VALUE, TimeUnit.DAYS));
        assertTrue(writing.tryLock(Duration.ofSeconds(Long.MAX_VALUE)));
        writing.lockInterruptibly();
        for (int i = 0; i < 5; i++) {
            assertEquals("false", other.run("tryRead"));
            writing.unlock();
        }
        assertEquals("true", other.run("tryWrite"));
    }

    @Test
    void aWriterMayReadAndGoOnReading() throws Exception {
        Peer reader = user();
        Peer writer = user();
        writing.lock();
        reading.lock();
        assertTrue(reading.tryLock());
        reading.unlock();
        assertEquals("false", reader.run("tryRead"));
        assertEquals("asleep", writer.run("background writeOnce"));
        writing.unlock();
        assertFalse(writing.isHeldByCurrentThread());
        reading.unlock();
        writer.expect("wrote false");
        writing.lock();
        reading.lock();
        writing.unlock();
        assertEquals("reading", reader.run("read"));
        assertEquals("false", writer.run("tryWrite"));
        assertEquals("ended", reader.run("endRead"));
        reading.unlock();
        assertEquals("true", writer.run("tryWrite"));
    }

    @Test
    void timesAreKept() throws Exception {
        Peer other = user();
        assertEquals("reading", other.run("read"));
        assertFalse(writing.tryLock(Duration.ZERO));
        assertFalse(writing.tryLock(Duration.ofSeconds(-1)));
        long start = System.nanoTime();
        assertFalse(writing.tryLock(50, TimeUnit.MILLISECONDS));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
        // one who has given up is in no reader's way
        assertTrue(reading.tryLock());
        reading.unlock();
        assertEquals("ended", other.run("endRead"));
        assertEquals("writing", other.run("write"));
        assertFalse(reading.tryLock(0, TimeUnit.DAYS));
        assertFalse(reading.tryLock(-1, TimeUnit.DAYS));
        start = System.nanoTime();
        assertFalse(reading.tryLock(50, TimeUnit.MILLISECONDS));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
        assertEquals(List.of(), lock.readers());
        assertEquals("ended", other.run("endWrite"));
        assertTrue(writing.tryLock(Long.MAX_VALUE, TimeUnit.DAYS));
        writing.unlock();
    }

    @Test
    void anInterruptEndsWaitsThatMayBeInterrupted() throws Exception {
        Peer other = user();
        assertEquals("writing", other.run("write"));
        assertInterruptible(reading);
        assertInterruptible(writing);
        Running.Call<Boolean> reader = Running.start(() -> {
            reading.lock();
            reading.unlock();
            return Thread.interrupted();
        });
        Asleep.until(reader);
        reader.thread().interrupt();
        assertEquals("ended", other.run("endWrite"));
        assertTrue(reader.outcome().get(), "the interrupt was swallowed");
        assertEquals("reading", other.run("read"));
        // it has the word, and waits for the reader
        assertInterruptible(writing);
        Running.Call<Boolean> writer = Running.start(() -> {
            writing.lock();
            writing.unlock();
            return Thread.interrupted();
        });
        Asleep.until(writer);
        writer.thread().interrupt();
        assertEquals("ended", other.run("endRead"));
        assertTrue(writer.outcome().get(), "the interrupt was swallowed");
    }

    private static void assertInterruptible(Lock lock) throws Exception {
        Running.Call<Boolean> waiter = Running.start(() -> {
            assertThrows(InterruptedException.class, lock::lockInterruptibly);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> lock.tryLock(1, TimeUnit.DAYS));
            return Thread.interrupted();
        });
        Asleep.until(waiter);
        waiter.thread().interrupt();
        assertFalse(waiter.outcome().get());
    }

    @Test
    void aWaitingWriterGoesBeforeReadersWhoComeLaterButForThoseWhoRead() throws Exception {
        Peer writer = user();
        Peer late = user();
        reading.lock();
        assertEquals("asleep", writer.run("background writeOnce"));
        assertEquals("false", late.run("tryRead"));
        assertEquals("asleep", late.run("background readOnce"));
        reading.lock();
        assertTrue(reading.tryLock());
        assertTrue(reading.tryLock(1, TimeUnit.DAYS));
        for (int i = 0; i < 4; i++) {
            assertFalse(writer.answers().ready());
            assertFalse(late.answers().ready());
            reading.unlock();
        }
        writer.expect("wrote false");
        late.expect("read false");
    }

    @Test
    void onlyTheThreadThatHasItUnlocksAndAsks() throws Exception {
        String message = assertThrows(IllegalMonitorStateException.class, writing::unlock)
                .getMessage();
        assertTrue(message.startsWith("lock is not held by this thread for writing: lock=read-write-lock.rw"), message);
        message = assertThrows(IllegalMonitorStateException.class, reading::unlock)
                .getMessage();
        assertTrue(message.startsWith("lock is not held by this thread for reading: lock=read-write-lock.rw"), message);
        assertThrows(UnsupportedOperationException.class, reading::newCondition);
        reading.lock();
        assertThrows(IllegalMonitorStateException.class, writing::unlock);
        assertThrows(IllegalMonitorStateException.class, writing::ownerDied);
        assertThrows(IllegalMonitorStateException.class, writing::epoch);
        assertThrows(IllegalMonitorStateException.class, writing.newCondition()::signal);
        assertTrue(Running.start(() -> {
                    assertThrows(IllegalMonitorStateException.class, reading::unlock);
                    return true;
                })
                .outcome()
                .get());
        reading.unlock();
    }

    @Test
    void whoWritesWaitsForConditions() throws Exception {
        Peer other = user();
        assertEquals("asleep", other.run("background awaitSignal"));
        Running.Call<Boolean> thread = Running.start(() -> {
            writing.lock();
            writing.lock();
            try {
                space.longValue("waiters").incrementAndGet();
                writing.condition("c").await();
                return writing.isHeldByCurrentThread();
            } finally {
                writing.unlock();
                writing.unlock();
            }
        });
        Await.until(() -> space.longValue("waiters").get() == 2);
        writing.lock();
        writing.condition("c").signal();
        writing.unlock();
        other.expect("signalled");
        writing.lock();
        writing.condition("c").signalAll();
        writing.unlock();
        assertTrue(thread.outcome().get());
        assertFalse(writing.isLocked());
    }

    @Test
    void anotherHandleIsTheSameLock() throws Exception {
        Peer other = user();
        try (SharedSpace again = SharedSpace.open(space.name())) {
            again.readWriteLock("rw").readLock().lock();
            reading.lock();
            reading.unlock();
            assertEquals("false", other.run("tryWrite"));
            reading.unlock();
            writing.lock();
            assertTrue(again.readWriteLock("rw").writeLock().isHeldByCurrentThread());
            again.readWriteLock("rw").writeLock().unlock();
            assertEquals("true", other.run("tryWrite"));
        }
    }

    @Test
    void aClosedSpacesLockRefuses() throws Exception {
        Peer other = user();
        SharedSpace again = SharedSpace.open(space.name());
        SharedReadWriteLock closing = again.readWriteLock("rw");
        closing.readLock().lock();
        again.close();
        assertThrows(IllegalStateException.class, closing.readLock()::unlock);
        assertThrows(IllegalStateException.class, closing.readLock()::lock);
        assertThrows(IllegalStateException.class, closing.readLock()::tryLock);
        assertThrows(IllegalStateException.class, closing.writeLock()::lock);
        assertThrows(IllegalStateException.class, closing.writeLock()::tryLock);
        assertThrows(IllegalStateException.class, closing::ownerDied);
        assertThrows(IllegalStateException.class, closing::readers);
        assertEquals("false", other.run("tryWrite"));
        reading.unlock();
        assertEquals("true", other.run("tryWrite"));
        assertTrue(lock.toString().startsWith("SharedReadWriteLock[read-write-lock.rw, writer=pid="), lock.toString());
    }
}
