package io.javaipc.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.testing.Programs;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** JVMs whose signals are not as usual, and the traps that only a fresh JVM shows. */
class JvmFlagsTest {
    private static List<String> run(Command command) throws IOException, InterruptedException {
        try (ChildProcess child = command.stdout(Output.pipe())
                .stderr(Output.sameAsStandardOutput())
                .start()) {
            String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(child.awaitExit().isSuccess(), output);
            return output.lines().toList();
        }
    }

    @Test
    void aJvmThatHandsOverNoSignalsSaysSo() throws Exception {
        String reason = ", reason=the JVM was started with -Xrs and hands over no signals";
        assertEquals(
                List.of(
                        "signal cannot be handled here: signal=SIGUSR1" + reason,
                        "signal cannot be handled here: signal=SIGTERM" + reason),
                run(Programs.java(List.of("-Xrs"), SignalPrograms.Trying.class, "USR1", "TERM")));
    }

    @Test
    void aSignalThatTheJvmWasStartedToIgnoreStaysSoAndSaysSo() throws Exception {
        List<String> words = new ArrayList<>(List.of("nohup"));
        words.addAll(Programs.java(SignalPrograms.Trying.class, "USR1", "HUP").words());
        assertEquals(
                List.of(
                        "handled USR1",
                        "signal cannot be handled here: signal=SIGHUP,"
                                + " reason=it was ignored when the JVM was started (by nohup?), and a JVM leaves it so"),
                run(Command.of(words)));
    }

    @Test
    void aHandlerOfChildrensEndsSurvivesTheFirstChild() throws Exception {
        assertEquals(List.of("exit code 1", "told"), run(Programs.java(SignalPrograms.FirstChild.class)));
    }

    @Test
    void ignoringChildrensEndsLeavesTheJdksExitCodesRight() throws Exception {
        assertEquals(List.of("exit code 1", "told"), run(Programs.java(SignalPrograms.FirstChild.class, "ignored")));
    }

    @Test
    void theLibraryAsAModuleBringsWhatItNeeds() throws Exception {
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dslf4j.internal.verbosity=ERROR",
                "--module-path",
                place(Signals.class) + File.pathSeparator + place(Logger.class),
                // nothing that the library does not ask for
                "--limit-modules",
                "io.javaipc.core",
                "--patch-module",
                "io.javaipc.core=" + place(SignalPrograms.class),
                "--module",
                "io.javaipc.core/" + SignalPrograms.Trying.class.getName(),
                "USR1");
        assertEquals(List.of("handled USR1"), run(Command.of(words)));
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
