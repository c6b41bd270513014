package io.javaipc.examples;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.TerminalSize;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs {@code top} as its users do, in a terminal. */
class TopIT {
    private static final Path JAR = Path.of("target", "ipc-examples.jar").toAbsolutePath();
    private static final String LEAVE_ALTERNATE_SCREEN = "\u001b[?1049l";

    @Test
    void itShowsTheTableUntilItIsQuitAndPutsTheScreenBack() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Command top = Command.of(java, "-jar", JAR.toString(), "top")
                .environment("TERM", "xterm")
                .terminal(new TerminalSize(100, 20));
        try (ChildProcess child = top.start()) {
            StringBuilder screen = new StringBuilder();
            readUntil("q quit", child.inputReader(), screen);
            assertTrue(screen.indexOf("COMMAND") >= 0, screen::toString);
            child.outputWriter().append('q').flush();
            readUntil(LEAVE_ALTERNATE_SCREEN, child.inputReader(), screen);
            assertTrue(child.awaitExit().isSuccess());
            assertFalse(screen.indexOf("WARNING") >= 0, screen::toString);
        }
    }

    private static void readUntil(String text, BufferedReader in, StringBuilder screen) throws IOException {
        int start = screen.length();
        while (screen.indexOf(text, start) < 0) {
            int c = in.read();
            assertTrue(c >= 0, () -> "ended without \"" + text + "\": " + screen);
            screen.append((char) c);
        }
    }
}
