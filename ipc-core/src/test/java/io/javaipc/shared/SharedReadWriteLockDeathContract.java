package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.testing.Asleep;
import io.javaipc.testing.Running;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a lock for readers and writers when processes die and stop. */
public abstract class SharedReadWriteLockDeathContract extends SpaceContract {
    private SharedReadWriteLock lock;
    private Lock reading;
    private SharedLock writing;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedReadWriteLockDeathContract(String platform) {
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

    @Test
    void aKilledReaderKeepsNobodyOutAndNothingIsSaidOfIt() throws Exception {
        Peer victim = user();
        Peer second = user();
        assertEquals("reading", victim.run("read"));
        assertEquals("reading", second.run("read"));
        Running.Call<Boolean> writer = Running.start(() -> {
            writing.lock();
            boolean died = writing.ownerDied();
            writing.unlock();
            return died;
        });
        Asleep.until(writer);
        victim.kill();
        second.begin("exit");
        second.child().awaitExit();
        assertFalse(writer.outcome().get());
        assertEquals(List.of(), lock.readers());
        Peer third = user();
        assertEquals("reading", third.run("read"));
        third.kill();
        assertTrue(writing.tryLock());
        writing.unlock();
        assertFalse(lock.ownerDied());
    }

    @Test
    void theSuccessorInASlotDoesNotRead() throws Exception {
        Peer victim = user();
        assertEquals("reading", victim.run("read"));
        victim.kill();
        Peer successor = user();
        assertEquals("true", successor.run("tryWrite"));
        assertEquals("ended", successor.run("endWrite"));
        assertEquals("reading", successor.run("read"));
        assertFalse(writing.tryLock());
    }

    @Test
    void aStoppedReaderIsNamedAndKeepsWritersOut() throws Exception {
        Peer stopped = user();
        assertEquals("reading", stopped.run("read"));
        stopped.stop();
        assertFalse(writing.tryLock(Duration.ofMillis(100)));
        assertEquals(1, lock.readers().size());
        String reader = lock.readers().get(0);
        assertTrue(reader.startsWith("pid=" + stopped.child().pid() + ", name="), reader);
        assertTrue(reading.tryLock());
        reading.unlock();
        stopped.resume();
        assertEquals("ended", stopped.run("endRead"));
        writing.lock();
        assertFalse(writing.ownerDied());
        writing.unlock();
    }

    @Test
    void aStoppedWriterKeepsAllOut() throws Exception {
        Peer stopped = user();
        assertEquals("writing", stopped.run("write"));
        stopped.stop();
        assertFalse(writing.tryLock(Duration.ofMillis(50)));
        assertFalse(reading.tryLock());
        assertTrue(writing.owner()
                .orElseThrow()
                .startsWith("pid=" + stopped.child().pid() + ", name="));
        stopped.resume();
        assertEquals("ended", stopped.run("endWrite"));
        reading.lock();
        assertFalse(lock.ownerDied());
        reading.unlock();
    }

    @Test
    void theNextWriterIsToldThatOneWasKilled() throws Exception {
        Peer victim = user();
        assertEquals("writing", victim.run("write"));
        Running.Call<Boolean> next = Running.start(() -> {
            writing.lock();
            boolean died = writing.ownerDied() && lock.ownerDied();
            assertEquals(1, writing.epoch());
            writing.unlock();
            return died;
        });
        Asleep.until(next);
        victim.kill();
        assertTrue(next.outcome().get());
        assertTrue(writing.tryLock());
        assertFalse(writing.ownerDied());
        assertEquals(1, writing.epoch());
        writing.unlock();
    }

    @Test
    void readersAreToldUntilAWriterHasUnlocked() throws Exception {
        Peer victim = user();
        Peer other = user();
        assertEquals("writing", victim.run("write"));
        assertEquals("asleep", other.run("background readOnce"));
        victim.kill();
        other.expect("read true");
        assertEquals("read true", other.run("readOnce"));
        reading.lock();
        assertTrue(lock.ownerDied());
        reading.unlock();
        assertEquals("wrote true", other.run("writeOnce"));
        reading.lock();
        assertFalse(lock.ownerDied());
        reading.unlock();
    }

    @Test
    void aReaderGetsInWhereNoWriterComes() throws Exception {
        Peer victim = user();
        assertEquals("writing", victim.run("write"));
        victim.kill();
        assertTrue(writing.isLocked());
        assertTrue(reading.tryLock());
        assertTrue(lock.ownerDied());
        reading.unlock();
        assertFalse(writing.isLocked());
        writing.lock();
        assertTrue(writing.ownerDied());
        assertEquals(1, writing.epoch());
        writing.unlock();
    }

    @Test
    void aWriterThatIsKilledWhileItWaitsIsInNobodysWayAndHasChangedNothing() throws Exception {
        Peer victim = user();
        Peer other = user();
        reading.lock();
        assertEquals("asleep", victim.run("background writeOnce"));
        assertFalse(writing.isLocked());
        assertEquals("asleep", other.run("background readOnce"));
        victim.kill();
        other.expect("read false");
        reading.unlock();
        writing.lock();
        assertFalse(writing.ownerDied());
        assertEquals(0, writing.epoch());
        writing.unlock();
    }

    @Test
    void aWriterWhoGaveUpLeavesToTheNextWhatItWasTold() throws Exception {
        Peer victim = user();
        Peer reader = user();
        assertEquals("writing", victim.run("write"));
        victim.kill();
        assertEquals("reading", reader.run("read"));
        assertFalse(writing.tryLock(Duration.ofMillis(20)));
        assertEquals("ended", reader.run("endRead"));
        assertEquals("wrote true", reader.run("writeOnce"));
    }

    @Test
    void aRepairRunsBeforeTheNextWriterWrites() throws Exception {
        Peer victim = user();
        assertEquals("writing", victim.run("write"));
        victim.kill();
        SharedLong repairs = space.longValue("repairs");
        SharedLock failing = writing.withRepair(held -> {
            throw new UnsupportedOperationException("fails");
        });
        assertThrows(UnsupportedOperationException.class, failing::lock);
        assertFalse(writing.isHeldByCurrentThread());
        assertFalse(writing.isLocked());
        SharedLock repairing = writing.withRepair(held -> {
            assertTrue(held.isHeldByCurrentThread());
            assertTrue(held.ownerDied());
            repairs.incrementAndGet();
        });
        for (int i = 0; i < 2; i++) {
            repairing.lock();
            assertEquals(i == 0, repairing.ownerDied());
            repairing.unlock();
        }
        assertEquals(1, repairs.get());
    }

    @Test
    void whatTheLastHandleHeldIsNobodysAnyMore() throws Exception {
        Peer other = user();
        reading.lock();
        assertEquals("false", other.run("tryWrite"));
        space.close();
        assertEquals("true", other.run("tryWrite"));
        assertEquals("ended", other.run("endWrite"));
        space = SharedSpace.open(space.name());
        space.readWriteLock("rw").writeLock().lock();
        space.close();
        assertEquals("read true", other.run("readOnce"));
        space = SharedSpace.open(space.name());
    }
}
