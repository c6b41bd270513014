package io.javaipc.posix.ipc;

import static io.javaipc.posix.ipc.Failures.assertEndsWith;
import static io.javaipc.posix.ipc.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.testing.Running.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link PosixSemaphore} within one process. */
class PosixSemaphoreTest {
    private static final Duration SHORT = Duration.ofMillis(30);

    private final String name = Peers.unusedName();
    private final Path file = Path.of("/dev/shm", "sem." + name);
    private final PosixSemaphore semaphore = PosixSemaphore.create(name, 2);

    @AfterEach
    void remove() throws Exception {
        semaphore.close();
        Files.deleteIfExists(file);
    }

    @Test
    void permitsAreAcquiredAndReleased() throws InterruptedException {
        assertEquals(2, semaphore.value());
        semaphore.acquire();
        assertTrue(semaphore.tryAcquire());
        assertFalse(semaphore.tryAcquire());
        assertFalse(semaphore.tryAcquire(Duration.ZERO));
        assertFalse(semaphore.tryAcquire(Duration.ofSeconds(Long.MIN_VALUE)));
        assertEquals(0, semaphore.value());
        semaphore.release();
        assertEquals(1, semaphore.value());
        assertTrue(semaphore.tryAcquire(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void aTimeoutIsWaitedFor() throws InterruptedException {
        assertTrue(semaphore.tryAcquire() && semaphore.tryAcquire());
        long begin = System.nanoTime();
        assertFalse(semaphore.tryAcquire(SHORT));
        assertTrue(System.nanoTime() - begin >= SHORT.toNanos());
    }

    @Test
    void aWaiterGetsWhatIsReleased() throws Exception {
        assertTrue(semaphore.tryAcquire() && semaphore.tryAcquire());
        Call<Boolean> waiter = untilItWaits();
        semaphore.release();
        assertTrue(waiter.outcome().get());
        assertEquals(0, semaphore.value());
    }

    @Test
    void anInterruptEndsTheWaitAndTakesNothing() throws Exception {
        assertTrue(semaphore.tryAcquire() && semaphore.tryAcquire());
        Call<Boolean> waiter = untilItWaits();
        waiter.thread().interrupt();
        assertEndsWith(InterruptedException.class, waiter);
        semaphore.release();
        assertEquals(1, semaphore.value());
    }

    @Test
    void anInterruptedThreadAcquiresNothing() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, semaphore::acquire);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> semaphore.tryAcquire(SHORT));
        assertEquals(2, semaphore.value());
    }

    @Test
    void closingEndsWaits() throws Exception {
        assertTrue(semaphore.tryAcquire() && semaphore.tryAcquire());
        Call<Boolean> waiter = untilItWaits();
        semaphore.close();
        assertEndsWith(IllegalStateException.class, waiter);
        assertThrows(IllegalStateException.class, semaphore::release);
        assertThrows(IllegalStateException.class, semaphore::value);
        assertThrows(IllegalStateException.class, semaphore::tryAcquire);
        semaphore.close();
    }

    private Call<Boolean> untilItWaits() throws InterruptedException {
        return Failures.untilItIsIn("sem_clockwait", () -> {
            semaphore.acquire();
            return true;
        });
    }

    @Test
    void aSemaphoreIsItsUsersAlone() throws Exception {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void handlesOfOneNameAreOneSemaphore() {
        try (PosixSemaphore other = PosixSemaphore.open("/" + name);
                PosixSemaphore third = PosixSemaphore.createOrOpen(name, 99)) {
            assertEquals(name, other.name());
            assertTrue(other.tryAcquire());
            assertEquals(1, semaphore.value());
            assertEquals(1, third.value());
        }
        // the mapping is shared within a process
        assertEquals(1, semaphore.value());
    }

    @Test
    void unlinkedItGoesOnAndTheNameIsFree() {
        semaphore.unlink();
        assertTrue(semaphore.tryAcquire());
        assertFails("sem_open", "ENOENT", () -> PosixSemaphore.open(name));
        assertFails("sem_unlink", "ENOENT", semaphore::unlink);
        try (PosixSemaphore next = PosixSemaphore.createOrOpen(name, 7)) {
            assertEquals(7, next.value());
            assertEquals(1, semaphore.value());
        }
    }

    @Test
    void aTakenNameIsTold() {
        IpcException told = assertFails("sem_open", "EEXIST", () -> PosixSemaphore.create(name, 1));
        assertTrue(told.getMessage().contains(name), told.getMessage());
    }

    @Test
    void thereAreNoMorePermitsThanANumberHolds() {
        String other = Peers.unusedName();
        try (PosixSemaphore full = PosixSemaphore.create(other, Integer.MAX_VALUE)) {
            full.unlink();
            assertFails("sem_post", "EOVERFLOW", full::release);
            assertEquals(Integer.MAX_VALUE, full.value());
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        for (String bad : new String[] {"", "/", ".", "..", "a/b", "//a", "a\0b", "x".repeat(252), "é".repeat(126)}) {
            IllegalArgumentException told =
                    assertThrows(IllegalArgumentException.class, () -> PosixSemaphore.open(bad), bad);
            assertTrue(told.getMessage().startsWith("not a name of a semaphore: name="), told.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> PosixSemaphore.create(Peers.unusedName(), -1));
        assertFails("sem_open", "ENOENT", () -> PosixSemaphore.open("x".repeat(251)));
    }

    @Test
    void aFileThatIsNoSemaphoreIsRefusedAndNotMapped() throws Exception {
        String other = Peers.unusedName();
        Path broken = Files.write(Path.of("/dev/shm", "sem." + other), new byte[31]);
        try {
            IpcException told = assertThrows(IpcException.class, () -> PosixSemaphore.open(other));
            assertTrue(told.getMessage().contains("size=31"), told.getMessage());
            assertThrows(IpcException.class, () -> PosixSemaphore.createOrOpen(other, 1));
        } finally {
            Files.delete(broken);
        }
        Files.createSymbolicLink(broken, file);
        try {
            assertThrows(IpcException.class, () -> PosixSemaphore.open(other));
        } finally {
            Files.delete(broken);
        }
    }

    @Test
    void nothingStaysOpen() throws Exception {
        int before = Failures.openDescriptors();
        for (int i = 0; i < 50; i++) {
            PosixSemaphore.open(name).close();
            assertFails("sem_open", "EEXIST", () -> PosixSemaphore.create(name, 1));
        }
        Failures.assertNoneMoreOpenThan(before);
    }
}
