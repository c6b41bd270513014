package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.JavaProcess;
import io.javaipc.process.SerializableAction;
import io.javaipc.process.TaskFailedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What objects of a space must do that travel to other processes. */
public abstract class SharedHandleContract extends SpaceContract {
    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedHandleContract(String platform) {
        super(platform);
    }

    private static Object copy(Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    private static void add(Lock lock, SharedLong sum) {
        for (int i = 0; i < 500; i++) {
            lock.lock();
            try {
                sum.set(sum.get() + 1);
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    void tasksCountUnderLocksThatTheyCaptured() throws Exception {
        SharedLock lock = space.lock("lock");
        SharedLock writing = space.readWriteLock("rw").writeLock();
        SharedLong first = space.longValue("first");
        SharedLong second = space.longValue("second");
        SerializableAction task = () -> {
            add(lock, first);
            add(writing, second);
        };
        try (JavaProcess<Void> one = JavaProcess.start(task);
                JavaProcess<Void> other = JavaProcess.start(task)) {
            task.run();
            one.join();
            other.join();
        }
        assertEquals(1500, first.get());
        assertEquals(1500, second.get());
    }

    @Test
    void whatATaskCapturedIsTheSameOverThere() throws Exception {
        SharedSpace captured = space;
        SharedSemaphore slots = space.semaphore("slots", 2);
        SharedSemaphore results = space.unboundedSemaphore("results", 0);
        SharedEvent mayEnd = space.event("mayEnd");
        SharedCountDownLatch latch = space.countDownLatch("latch", 1);
        SharedBarrier barrier = space.barrier("barrier", 2);
        SharedReadWriteLock lock = space.readWriteLock("rw");
        try (JavaProcess<List<Boolean>> process = JavaProcess.start(() -> {
            captured.longValue("number").set(7);
            slots.acquire();
            results.release(3);
            lock.readLock().lock();
            latch.countDown();
            mayEnd.await();
            lock.readLock().unlock();
            barrier.await();
            return List.of(slots.isBounded(), results.isBounded(), barrier.getParties() == 2);
        })) {
            latch.await();
            assertEquals(7, space.longValue("number").get());
            assertEquals(1, slots.availablePermits());
            assertTrue(slots.holders().get(0).startsWith("pid=" + process.pid() + ", "));
            assertTrue(results.tryAcquire(3));
            assertFalse(lock.writeLock().tryLock());
            mayEnd.set();
            barrier.await();
            assertEquals(List.of(true, false, true), process.join());
        }
    }

    @Test
    void aTaskGivesBackWhatItMade() throws Exception {
        SharedSpace captured = space;
        try (JavaProcess<SharedLong> process = JavaProcess.start(() -> {
            SharedLong made = captured.longValue("made");
            made.set(8);
            return made;
        })) {
            assertEquals(8, process.join().get());
        }
    }

    @Test
    void itIsTheSameObjectInTheSameProcess() throws Exception {
        SharedSemaphore semaphore = space.semaphore("slots", 2);
        semaphore.acquire();
        assertEquals(1, ((SharedSemaphore) copy(semaphore)).heldPermits());
        SharedLock lock = space.lock("lock");
        lock.lock();
        assertTrue(((SharedLock) copy(lock)).isHeldByCurrentThread());
        lock.unlock();
        SharedReadWriteLock both = (SharedReadWriteLock) copy(space.readWriteLock("rw"));
        both.writeLock().lock();
        assertTrue(((SharedLock) copy(both.writeLock())).isHeldByCurrentThread());
        assertTrue(space.readWriteLock("rw").writeLock().isHeldByCurrentThread());
        both.writeLock().unlock();
        SharedBarrier barrier = (SharedBarrier) copy(space.barrier("barrier", 1, () -> {
            throw new UnsupportedOperationException("actions do not travel");
        }));
        assertEquals(0, barrier.await());
        assertEquals(space.name(), ((SharedSpace) copy(space)).name());
        assertInstanceOf(SharedSpace.class, copy(SharedHandle.ofSpace(space.name())));
        assertTrue(SharedHandle.ofSpace(space.name()).isSpace());
        assertFalse(new SharedHandle(space.name(), "lock", "lock").isSpace());
    }

    @Test
    void aHandleOnWhatWasDestroyedFailsTheTaskAndMakesNothing() throws Exception {
        SharedLock lock = space.lock("stock");
        SharedSpace captured = space;
        String name = space.name();
        Path location = Path.of(SpaceProvider.installed().inspect(name).location());
        space.destroy();
        assertRefused("space=" + name + ", kind=lock, name=stock", () -> lock.lock());
        assertRefused("space=" + name + ", kind=, name=", () -> captured.longValue("number"));
        assertThrows(InvalidObjectException.class, () -> copy(lock));
        assertFalse(Files.exists(location));
    }

    private static void assertRefused(String what, SerializableAction task) {
        try (JavaProcess<Void> process = JavaProcess.start(task)) {
            TaskFailedException failure = assertThrows(TaskFailedException.class, process::join);
            assertEquals(InvalidObjectException.class.getName(), failure.remoteClassName());
            assertTrue(
                    failure.getMessage().contains("shared object cannot be opened here: " + what + ";"),
                    failure::getMessage);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lock, absent",
        "condition, lock.stock~c",
        "participants, x",
        "unheard-of, x",
        "lock, ../x",
        "lock, ''",
        "barrier, stock"
    })
    void aHandleOnNothingIsRefusedAndMakesNothing(String kind, String name) throws Exception {
        space.lock("stock").condition("c");
        Path location = Path.of(SpaceProvider.installed().inspect(space.name()).location());
        List<Path> before = files(location);
        InvalidObjectException refusal =
                assertThrows(InvalidObjectException.class, () -> copy(new SharedHandle(space.name(), kind, name)));
        String start =
                "shared object cannot be opened here: space=" + space.name() + ", kind=" + kind + ", name=" + name;
        assertTrue(refusal.getMessage().startsWith(start + "; "), refusal.getMessage());
        assertEquals(before, files(location));
        assertThrows(InvalidObjectException.class, () -> copy(new SharedHandle("../" + kind, "lock", "stock")));
        assertThrows(InvalidObjectException.class, () -> copy(SharedHandle.ofSpace("javaipc-absent")));
        assertFalse(SpaceProvider.installed().names().contains("javaipc-absent"));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
