package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import io.javaipc.testing.program.ReadsMuch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Children in numbers, and output in masses. */
public abstract class ManyChildrenContract extends PlatformContract {
    private static final int MANY = 500;
    private static final int CODES = 200;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected ManyChildrenContract(String platform) {
        super(platform);
    }

    @Test
    void fiveHundredChildrenAtOnceKeepTheirStatuses() throws IOException, InterruptedException {
        int before = Proc.openDescriptors();
        List<ChildProcess> children = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                children.add(Command.of("sh", "-c", "read line; exit " + i % CODES)
                        .stdin(Input.pipe())
                        .start());
            }
            assertTrue(children.stream().allMatch(ChildProcess::isAlive));
            assertTrue(Set.copyOf(Children.active()).containsAll(children));
            assertEquals(MANY, new HashSet<>(children.stream().map(Process::pid).toList()).size());
            for (int i = 0; i < MANY; i++) {
                end(i, children.get(i));
            }
            for (int i = 0; i < MANY; i++) {
                assertEquals(expected(i), children.get(i).awaitExit(), "child " + i);
            }
        } finally {
            children.forEach(ChildProcess::destroyForcibly);
            children.forEach(ChildProcess::close);
        }
        Await.until(() -> Children.active().isEmpty());
        Proc.assertNoneMoreOpenThan(before);
    }

    private static void end(int i, ChildProcess child) throws IOException {
        if (isKilled(i)) {
            child.destroyForcibly();
        } else {
            child.getOutputStream().close();
        }
    }

    private static ExitStatus expected(int i) {
        return isKilled(i) ? endedBy(Signal.KILL) : new ExitStatus.Exited(i % CODES);
    }

    private static boolean isKilled(int i) {
        return i % 3 == 0;
    }

    @Test
    void childrenThatForkAndExitAreReapedAndTheirChildrenAreNot() throws InterruptedException {
        List<ChildProcess> children = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            children.add(Command.of("sh", "-c", "(true) & (true) & exit " + i).start());
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(new ExitStatus.Exited(i), children.get(i).awaitExit());
        }
        Await.until(() -> ProcessHandle.current().children().findAny().isEmpty());
    }

    @Test
    void aGibibyteOfLinesPassesThroughALittleHeap() throws InterruptedException {
        CommandResult result =
                Programs.java(List.of("-Xmx32m"), ReadsMuch.class).unchecked().run();
        assertEquals("lines=131072, characters=1073610752\n", result.output(), result::toString);
        assertTrue(result.status().isSuccess(), result::toString);
    }
}
