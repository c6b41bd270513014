package io.javaipc.posix.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Input;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Running;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Children that this library starts, and those that the JDK starts in the same JVM. */
class BesideTheJdkTest extends PlatformContract {
    private static final int MANY = 200;

    BesideTheJdkTest() {
        super("posix");
    }

    /** Were a child of ours to have the pipe by which the JDK hears of its child's start, the JDK would wait for ours. */
    @Test
    void theJdkStartsChildrenWhileOursLiveOn() throws Exception {
        List<ChildProcess> ours = new ArrayList<>();
        Running.Call<List<Integer>> theirs = Running.start(BesideTheJdkTest::startByTheJdk);
        try {
            while (!theirs.outcome().isDone() && ours.size() < 2 * MANY) {
                ours.add(Command.of("cat").stdin(Input.pipe()).start());
            }
            assertEquals(Collections.nCopies(MANY, 7), theirs.outcome().get());
            assertTrue(ours.stream().allMatch(ChildProcess::isAlive));
        } finally {
            ours.forEach(ChildProcess::destroyForcibly);
            ours.forEach(ChildProcess::close);
        }
    }

    private static List<Integer> startByTheJdk() throws Exception {
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            codes.add(new ProcessBuilder("sh", "-c", "exit 7").start().waitFor());
        }
        return codes;
    }

    @Test
    void childrenOfTheJdkKeepTheirExitCodesBesideOurs() throws Exception {
        List<Process> theirs = new ArrayList<>();
        List<ChildProcess> ours = new ArrayList<>();
        for (int i = 0; i < MANY / 2; i++) {
            theirs.add(new ProcessBuilder("false").start());
            ours.add(Command.of(i % 2 == 0 ? "false" : "true").start());
        }
        for (int i = 0; i < MANY / 2; i++) {
            assertEquals(1, theirs.get(i).waitFor());
            assertEquals(new ExitStatus.Exited(1 - i % 2), ours.get(i).awaitExit());
        }
    }
}
