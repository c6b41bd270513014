package io.javaipc.posix.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.Output;
import io.javaipc.testing.Running;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link PosixSemaphore} between processes: C, Python and JVMs. */
class PosixSemaphoreProcessesTest {
    private static final Duration SHORT = Duration.ofMillis(30);

    @TempDir
    static Path directory;

    private final String name = Peers.unusedName();

    @Test
    void permitsGoToAndFroBetweenJavaAndC() throws Exception {
        permitsGoToAndFro(new Peers(directory).c("take-permit", "/" + name));
    }

    @Test
    void permitsGoToAndFroBetweenJavaAndPython() throws Exception {
        permitsGoToAndFro(new Peers(directory).python("take-permit", "/" + name));
    }

    private void permitsGoToAndFro(Command peer) throws Exception {
        try (PosixSemaphore semaphore = PosixSemaphore.create(name, 0)) {
            try (ChildProcess taker =
                    peer.stdin(Input.pipe()).stdout(Output.pipe()).start()) {
                BufferedReader said = Running.lines(taker);
                assertEquals("open", said.readLine());
                semaphore.release();
                assertEquals("acquired", said.readLine());
                assertFalse(semaphore.tryAcquire());
                taker.getOutputStream().close();
                semaphore.acquire();
                assertTrue(taker.awaitExit().isSuccess());
            } finally {
                semaphore.unlink();
            }
        }
    }

    @Test
    void aSemaphoreThatCMadeIsOpened() throws Exception {
        new Peers(directory).c("make-semaphore", "/" + name, "3").run();
        try (PosixSemaphore semaphore = PosixSemaphore.createOrOpen(name, 9)) {
            semaphore.unlink();
            assertEquals(3, semaphore.value());
        }
    }

    @Test
    void thePermitOfAKilledProcessDoesNotComeBackAndOthersGoOn() throws Exception {
        try (PosixSemaphore semaphore = PosixSemaphore.create(name, 2)) {
            try (ChildProcess taker = new Peers(directory)
                    .c("take-permit", "/" + name)
                    .stdin(Input.pipe())
                    .stdout(Output.pipe())
                    .start()) {
                BufferedReader said = Running.lines(taker);
                assertEquals("open", said.readLine());
                assertEquals("acquired", said.readLine());
                taker.destroyForcibly();
                taker.awaitExit();
                assertTrue(semaphore.tryAcquire());
                assertFalse(semaphore.tryAcquire(SHORT));
                semaphore.release();
                assertTrue(semaphore.tryAcquire());
            } finally {
                semaphore.unlink();
            }
        }
    }

    @Test
    void aPermitGoesFromOneJvmToAnother() throws Exception {
        try (PosixSemaphore semaphore = PosixSemaphore.create(name, 0)) {
            String shared = name;
            try (JavaProcess<Integer> other = JavaProcess.start(() -> {
                try (PosixSemaphore theirs = PosixSemaphore.open(shared)) {
                    theirs.acquire();
                    return theirs.value();
                }
            })) {
                semaphore.release();
                assertEquals(0, other.join());
            } finally {
                semaphore.unlink();
            }
        }
    }
}
