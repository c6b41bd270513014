package io.javaipc.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.memory.SharedMemory;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.CommandResult;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Output;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The tool as a program of its own, as its users start it, beside processes that live, are stopped and are dead. */
class IpcsProgramTest {
    @TempDir
    Path temporary;

    private Path base;

    @BeforeEach
    void configure() {
        base = temporary.resolve("spaces");
        System.setProperty("javaipc.dir", base.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("javaipc.dir");
    }

    private static String home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** With nothing but what it needs on the class path. */
    private Command ipcs(List<String> classPath, String... arguments) {
        List<String> words = new ArrayList<>(Programs.jvm());
        words.add("-Djavaipc.dir=" + base);
        words.add("-cp");
        words.add(String.join(":", classPath));
        words.add(Ipcs.class.getName());
        words.addAll(Arrays.asList(arguments));
        return Command.of(words).unchecked();
    }

    private String ipcs(String... arguments) throws Exception {
        CommandResult result = ipcs(List.of(home(Ipcs.class), home(LoggerFactory.class)), arguments)
                .run();
        assertEquals("", result.error());
        assertTrue(result.status().isSuccess(), result::toString);
        return result.output();
    }

    private ChildProcess inhabitant(String... space) throws Exception {
        ChildProcess child = Programs.java(
                        List.of("-Xmx32m", "-Djavaipc.dir=" + base, "-Djavaipc.platform=java"), Inhabitant.class, space)
                .stdout(Output.pipe())
                .start();
        assertEquals("ready", Running.lines(child).readLine());
        return child;
    }

    @Test
    void livingStoppedAndKilledParticipantsAreShownAndTheRestIsCollected() throws Exception {
        try (ChildProcess living = inhabitant("shop");
                ChildProcess stopped = inhabitant("shop2");
                ChildProcess killed = inhabitant()) {
            Command.of("kill", "-STOP", Long.toString(stopped.pid())).run();
            killed.destroyForcibly();
            killed.waitFor();
            assertEquals(
                    "[('shop', 1, 0, False), ('shop2', 1, 0, False), ('temporary', 0, 1, True)]",
                    Python.evaluate(
                            ipcs("list", "--json"),
                            "[(s['name'].split('-')[0], s['alive'], s['dead'], s['temporary']) for s in d['spaces']]"));
            assertTrue(ipcs("show", "shop2").contains("owner      pid=" + stopped.pid() + ", name="));
            String removed = ipcs("gc");
            assertTrue(removed.matches("removed: " + base + "/temporary-\\S+\\s"), removed);
            assertEquals("nothing to remove", ipcs("gc").trim());
            assertEquals("removed: shop", ipcs("rm", "shop").trim());
            living.destroyForcibly();
            living.waitFor();
            stopped.destroyForcibly();
            stopped.waitFor();
            assertEquals(
                    "[('shop2', 0, 1)]",
                    Python.evaluate(
                            ipcs("list", "--json"), "[(s['name'], s['alive'], s['dead']) for s in d['spaces']]"));
        }
    }

    @Test
    void itNeedsNoOtherLibrary() throws Exception {
        String segment = "javaipc-test-" + UUID.randomUUID();
        SharedMemory.create(segment, 1).close();
        for (String[] arguments :
                new String[][] {{"list"}, {"list", "--json"}, {"gc"}, {"rm", "memory:" + segment}, {"--help"}}) {
            CommandResult result = ipcs(List.of(home(Ipcs.class)), arguments).run();
            assertEquals("", result.error());
            assertTrue(result.status().isSuccess(), result::toString);
        }
    }

    @Test
    void errorsAreALineAndAStatus() throws Exception {
        CommandResult failed = ipcs(List.of(home(Ipcs.class)), "show", "shop").run();
        assertEquals(new ExitStatus.Exited(1), failed.status());
        assertEquals("", failed.output());
        assertEquals(
                "no such shared space: operation=inspect, object=shop, errno=ENOENT",
                failed.error().trim());
        CommandResult wrong = ipcs(List.of(home(Ipcs.class)), "shw").run();
        assertEquals(new ExitStatus.Exited(2), wrong.status());
        assertEquals("", wrong.output());
        assertEquals(
                "no such command: command=shw (--help tells the usage)",
                wrong.error().trim());
    }

    @Test
    void whoMayNotLookIsTold() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can become somebody else");
        List<String> words =
                new ArrayList<>(List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"));
        words.addAll(ipcs(List.of(home(Ipcs.class)), "--help").words());
        assumeTrue(Command.of(words).unchecked().run().status().isSuccess(), "others may not read our classes here");
        for (String command : List.of("list", "gc")) {
            words.set(words.size() - 1, command);
            CommandResult result = Command.of(words).unchecked().run();
            assertEquals(new ExitStatus.Exited(1), result.status());
            assertEquals("", result.output());
            assertEquals(1, result.error().lines().count(), result.error());
            assertTrue(result.error().contains(base.toString()), result.error());
        }
    }
}
