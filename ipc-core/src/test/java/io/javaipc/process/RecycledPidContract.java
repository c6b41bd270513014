package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.signal.Signal;
import io.javaipc.testing.PlatformContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A child that has ended, and a stranger that got its pid. The kernel is told which pid to give next, which takes
 * privileges; others who start processes at the same time may be quicker.
 */
public abstract class RecycledPidContract extends PlatformContract {
    private static final Path LAST_PID = Path.of("/proc/sys/kernel/ns_last_pid");
    private static final int MOST_TRIES = 200;
    private static final Duration LONG = Duration.ofDays(1);

    private ChildProcess ended;
    private ChildProcess stranger;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected RecycledPidContract(String platform) {
        super(platform);
    }

    @BeforeEach
    void letAStrangerHaveThePidOfAChild() throws Exception {
        assumeTrue(Files.exists(LAST_PID), "this kernel gives pids as it likes");
        assumeTrue(mayChooseTheNextPid(), "only root may choose the next pid");
        Command command = Command.of("cat").stdin(Input.pipe());
        for (int i = 0; i < MOST_TRIES; i++) {
            ended = command.start();
            ended.destroyForcibly();
            ended.awaitExit();
            makeNext(ended.pid());
            stranger = command.start();
            if (stranger.pid() == ended.pid()) {
                return;
            }
            stranger.close();
        }
        fail("no pid came twice: tries=" + MOST_TRIES);
    }

    private static boolean mayChooseTheNextPid() {
        try {
            Files.writeString(LAST_PID, Files.readString(LAST_PID).strip());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void makeNext(long pid) throws IOException {
        Files.writeString(LAST_PID, Long.toString(pid - 1));
    }

    @AfterEach
    void endTheStranger() {
        if (stranger != null) {
            stranger.close();
        }
    }

    @Test
    void nothingSentToTheChildReachesTheStranger() throws Exception {
        assertFalse(ended.signal(Signal.KILL));
        assertFalse(ended.signal(Signal.TERM));
        ended.destroy();
        ended.destroyForcibly();
        assertEquals(endedBy(Signal.KILL), ended.terminate(Duration.ZERO));
        assertEquals(endedBy(Signal.KILL), ended.terminate(LONG));
        assertEquals(0, ended.killTree(Duration.ZERO).descendants());
        ended.close();
        assertFalse(ended.isAlive());
        assertThrows(IllegalStateException.class, ended::toHandle);
        assertUnharmed();
    }

    /** It ends of its own will and not by a signal. */
    private void assertUnharmed() throws Exception {
        assertTrue(stranger.isAlive());
        stranger.getOutputStream().close();
        assertEquals(new ExitStatus.Exited(0), stranger.awaitExit());
    }
}
