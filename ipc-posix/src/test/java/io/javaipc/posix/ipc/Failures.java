package io.javaipc.posix.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Running;
import io.javaipc.testing.Running.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.function.Executable;

/** What the tests of this package say of steps that fail, and of those that wait. */
final class Failures {
    private static final int LOOKS = 100;
    private static final long PAUSE_MILLIS = 5;

    private Failures() {}

    static IpcException assertFails(String operation, String errno, Executable step) {
        IpcException told = assertThrows(IpcException.class, step);
        assertEquals(operation, told.operation());
        assertEquals(Optional.of(errno), told.errnoName());
        assertTrue(told.getMessage().contains("errno=" + errno), told.getMessage());
        return told;
    }

    /** How many descriptors this process has open; what the JDK and JNA open once is among them. */
    static int openDescriptors() throws IOException {
        Files.readString(Path.of("/proc/self/limits"));
        DescriptorChannel.pair().close();
        return Proc.openDescriptors();
    }

    /**
     * Asserts that this process has no more descriptors open than before; not at the first look, since the JVM itself opens
     * files for a moment, such as those of its control group.
     */
    static void assertNoneMoreOpenThan(int before) throws InterruptedException {
        for (int i = 0; i < LOOKS && Proc.openDescriptors() > before; i++) {
            Thread.sleep(PAUSE_MILLIS);
        }
        Proc.assertNoneMoreOpenThan(before);
    }

    /** Runs something on a thread of its own and returns once that thread waits in a call of the C library. */
    static <T> Call<T> untilItIsIn(String function, Callable<T> call) throws InterruptedException {
        Call<T> running = Running.start(call);
        Await.until(() -> running.outcome().isDone()
                || Arrays.stream(running.thread().getStackTrace())
                        .limit(1)
                        .anyMatch(frame -> frame.getMethodName().equals(function)));
        return running;
    }

    static <T extends Throwable> T assertEndsWith(Class<T> type, Call<?> call) {
        ExecutionException ended =
                assertThrows(ExecutionException.class, () -> call.outcome().get());
        return assertInstanceOf(type, ended.getCause());
    }
}
