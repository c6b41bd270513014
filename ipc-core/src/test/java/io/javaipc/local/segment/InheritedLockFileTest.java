package io.javaipc.local.segment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Running;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child has inherited the descriptor of the lock file, as it may when somebody else's code starts it. */
class InheritedLockFileTest {
    private static final int SLOT = 7;

    @TempDir
    Path space;

    @Test
    void aChildThatOutlivesItsParentDoesNotMakeThatLookAlive() throws Exception {
        Path script = space.resolve("holds_and_forks.py");
        try (InputStream source = getClass().getResourceAsStream("holds_and_forks.py")) {
            Files.copy(source, script);
        }
        try (FileChannel channel = LockBytes.open(space);
                ChildProcess parent = Command.of("python3", script.toString())
                        .arguments(space.resolve("participants.lock").toString())
                        .arguments(Integer.toString(SLOT), Integer.toString(LockBytes.SLOTS + SLOT))
                        .stdout(Output.pipe())
                        .start()) {
            long child = Long.parseLong(Running.lines(parent).readLine());
            LockBytes bytes = new LockBytes(channel);
            assertTrue(bytes.isAlive(SLOT));
            parent.destroyForcibly();
            parent.awaitExit();
            assertTrue(Proc.runs(child));
            assertFalse(bytes.isAlive(SLOT));
            Command.of("kill", "-KILL", Long.toString(child)).run();
            Await.until(() -> !Proc.runs(child));
        }
    }
}
