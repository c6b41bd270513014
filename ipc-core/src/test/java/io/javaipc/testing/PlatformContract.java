package io.javaipc.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.Capability;
import io.javaipc.platform.Platform;
import io.javaipc.process.ExitStatus;
import io.javaipc.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;

/** What every platform must fulfil; each contract is run once on each platform. */
public abstract class PlatformContract {
    private final String platform;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected PlatformContract(String platform) {
        this.platform = platform;
    }

    @BeforeEach
    final void runsOnThePlatformThatItSays() {
        assertEquals(platform, Platform.current().name());
    }

    @AfterEach
    final void leavesNothingRunning() throws InterruptedException {
        List<ProcessHandle> left = ProcessHandle.current()
                .descendants()
                .filter(child -> Proc.runs(child.pid()))
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        Await.until(() -> ProcessHandle.current().children().findAny().isEmpty());
        assertEquals(List.of(), left, "processes left running");
    }

    /**
     * Tells what this platform can do.
     *
     * @param capability what is asked for
     * @return true when it can
     */
    protected static boolean can(Capability capability) {
        return Platform.current().capabilities().has(capability);
    }

    /**
     * How a child that a signal ended looks here.
     *
     * @param signal the signal
     * @return its status
     */
    protected static ExitStatus endedBy(Signal signal) {
        return can(Capability.EXACT_EXIT_STATUS)
                ? new ExitStatus.Signaled(signal, false)
                : new ExitStatus.Exited(128 + signal.number());
    }

    /**
     * Asserts that something which the platform cannot do is refused by name.
     *
     * @param capability what it lacks
     * @param step what needs it
     */
    protected void assertRefused(Capability capability, Executable step) {
        String message = assertThrows(UnsupportedOperationException.class, step).getMessage();
        assertTrue(message.contains("capability=" + capability), message);
        assertTrue(message.contains("platform=" + platform), message);
        assertTrue(message.contains("remedy=add io.javaipc:ipc-posix"), message);
    }
}
