package io.javaipc.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.memory.SharedMemory;
import io.javaipc.shared.SharedSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tool prints and how it ends, within this JVM; spaces and records lie in a directory of the test's own. */
class IpcsTest {
    private static final String COMMAND = "sun.java.command";

    @TempDir
    Path temporary;

    private final String command = System.getProperty(COMMAND);
    private final String segment = "javaipc-test-" + UUID.randomUUID();
    private Path base;

    @BeforeEach
    void configure() {
        base = temporary.resolve("spaces");
        System.setProperty("javaipc.dir", base.toString());
    }

    @AfterEach
    void forget() {
        if (command != null) {
            System.setProperty(COMMAND, command);
        }
        SharedMemory.reports().forEach(report -> SharedMemory.unlink(report.name()));
        System.clearProperty("javaipc.dir");
    }

    private static String done(String... arguments) {
        Outcome outcome = Outcome.of(arguments);
        assertEquals("", outcome.err());
        assertEquals(0, outcome.status());
        return outcome.out();
    }

    private static void refused(int status, String message, String... arguments) {
        Outcome outcome = Outcome.of(arguments);
        assertEquals("", outcome.out());
        assertEquals(message + System.lineSeparator(), outcome.err());
        assertEquals(status, outcome.status());
    }

    @Test
    void nothingIsSharedAtFirst() throws Exception {
        assertEquals(
                List.of("no shared spaces", "", "no shared memory"),
                done("list").lines().toList());
        assertEquals("{'spaces': [], 'memory': []}", Python.evaluate(done("list", "--json"), "d"));
        assertEquals("nothing to remove", done("gc").trim());
        assertEquals("{'removed': []}", Python.evaluate(done("gc", "--json"), "d"));
        assertFalse(Files.exists(base));
    }

    @Test
    void theListIsATable() {
        try (SharedSpace space = SharedSpace.open("shop");
                SharedMemory memory = SharedMemory.create(segment, 4096)) {
            space.longValue("sold");
            space.lock("stock");
            List<String> lines = done("list").lines().toList();
            assertEquals("shared spaces in " + base + ":", lines.get(0));
            assertEquals("NAME  ALIVE  DEAD  OBJECTS   BYTES  TEMPORARY  PROBLEMS", lines.get(1));
            assertEquals("shop      1     0        2  262360  no                0", lines.get(2));
            assertEquals("", lines.get(3));
            assertEquals("shared memory:", lines.get(4));
            assertTrue(lines.get(5).matches("NAME +BYTES +CREATOR +ALIVE +SINCE +LOCATION"), lines.get(5));
            assertTrue(
                    lines.get(6)
                            .matches(segment + "   4096 +"
                                    + ProcessHandle.current().pid()
                                    + "  yes +20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  /dev/shm/" + segment),
                    lines.get(6));
            assertEquals(7, lines.size());
            assertEquals(4096, memory.size());
        }
    }

    @Test
    void theListIsJson() throws Exception {
        try (SharedSpace space = SharedSpace.open("shop");
                SharedMemory memory = SharedMemory.create(segment, 4096)) {
            space.longValue("sold");
            String json = done("--json", "list");
            assertEquals(
                    "[{'name': 'shop', 'location': '" + base.resolve("shop")
                            + "', 'temporary': False, 'bytes': 262216, 'alive': 1, 'dead': 0, 'objects': 1,"
                            + " 'problems': []}]",
                    Python.evaluate(json, "d['spaces']"));
            assertEquals(
                    "('" + segment + "', '/dev/shm/" + segment + "', 4096, "
                            + ProcessHandle.current().pid() + ", True)",
                    Python.evaluate(
                            json,
                            "next((m['name'], m['location'], m['bytes'], m['pid'], m['alive']) for m in d['memory'])"));
            assertEquals(
                    "True",
                    Python.evaluate(
                            json,
                            "__import__('re').fullmatch('20..-..-..T..:..:..(\\.\\d+)?Z', d['memory'][0]['created'])"
                                    + " is not None"));
            assertEquals(4096, memory.size());
        }
    }

    @Test
    void aSpaceIsShownInColumns() throws Exception {
        System.setProperty(COMMAND, "shop.Main secret");
        try (SharedSpace space = SharedSpace.open("shop")) {
            space.longValue("sold").set(7);
            space.lock("stock").lock();
            space.semaphore("slots", 3).acquire(2);
            List<String> lines = done("show", "shop").lines().toList();
            long pid = ProcessHandle.current().pid();
            String who = "pid=" + pid + ", name=shop.Main, participant=1.1";
            assertEquals(
                    List.of(
                            "space:      shop",
                            "location:   " + base.resolve("shop"),
                            "temporary:  no",
                            "bytes:      295280",
                            ""),
                    lines.subList(0, 5));
            assertTrue(lines.get(5).matches("PARTICIPANT +PID +ALIVE +SINCE +NAME"), lines.get(5));
            assertTrue(lines.get(6).matches("1\\.1 +" + pid + " +yes +20.{17} +shop\\.Main"), lines.get(6));
            assertEquals(
                    List.of(
                            "",
                            "KIND       NAME   BYTES  FACT       VALUE",
                            "lock       stock    144  owner      " + who,
                            "                         waiters    none",
                            "                         epoch      0",
                            "long       sold      72  value      7",
                            "semaphore  slots  32920  permits    3",
                            "                         available  1",
                            "                         waiters    none",
                            "                         holders    " + who + ", permits=2"),
                    lines.subList(7, lines.size()));
            assertTrue(lines.stream().allMatch(line -> line.equals(line.stripTrailing())));
        }
    }

    @Test
    void aSpaceIsShownAsJson() throws Exception {
        try (SharedSpace space = SharedSpace.open("shop")) {
            space.longValue("sold").set(7);
            Files.createFile(base.resolve("shop").resolve("long.empty"));
            String json = done("show", "shop", "--json");
            assertEquals(
                    "['name', 'location', 'temporary', 'bytes', 'problem', 'participants', 'objects']",
                    Python.evaluate(json, "list(d)"));
            assertEquals(
                    "[('1.1', " + ProcessHandle.current().pid() + ", True)]",
                    Python.evaluate(json, "[(p['id'], p['pid'], p['alive']) for p in d['participants']]"));
            assertEquals(
                    "{'kind': 'long', 'name': 'sold', 'bytes': 72, 'facts': {'value': '7'}, 'problem': None}",
                    Python.evaluate(json, "d['objects'][1]"));
            assertEquals(
                    "('empty', {}, 'file is not one of a shared space: path="
                            + base.resolve("shop").resolve("long.empty") + ", size=0')",
                    Python.evaluate(json, "tuple(d['objects'][0][k] for k in ('name', 'facts', 'problem'))"));
        }
    }

    @Test
    void whateverNamesHoldIsEscapedInJsonAndMovesNoCursor() throws Exception {
        String odd = "\u001b[2J\"\\\t\u007f\u0080\u00e4\ud83d\ude00\u2028";
        System.setProperty(COMMAND, odd);
        String name = segment + "\u001b[2J\"\\\n";
        try (SharedSpace space = SharedSpace.open("shop");
                SharedMemory memory = SharedMemory.create(name, 1)) {
            assertEquals("SharedSpace[shop]", space.toString());
            assertEquals(1, memory.size());
            String json = done("show", "shop", "--json");
            assertTrue(json.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f), json);
            assertEquals(
                    "'\\x1b[2J\"\\\\\\t\\x7f\\x80\\xe4\\U0001f600\\u2028'",
                    Python.evaluate(json, "d['participants'][0]['name']"));
            assertEquals(
                    "'" + segment + "\\x1b[2J\"\\\\\\n'",
                    Python.evaluate(done("list", "--json"), "d['memory'][0]['name']"));
            for (String text : List.of(done("show", "shop"), done("list"))) {
                assertTrue(text.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), text);
            }
            assertTrue(done("list").contains(segment + "?[2J\"\\?  "), done("list"));
        }
    }

    @Test
    void problemsAreToldInFull() throws Exception {
        SharedSpace.open("shop").close();
        Files.write(base.resolve("shop").resolve("participants"), new byte[3]);
        Path foreign = Files.createFile(base.resolve("shop").resolve("README"));
        String problem = "participants cannot be told: file is not one of a shared space: path="
                + base.resolve("shop").resolve("participants") + ", size=3";
        List<String> lines = done("list").lines().toList();
        assertEquals("shop      0     0        1      3  no                2", lines.get(2));
        assertEquals("problem of shop: " + problem, lines.get(3));
        lines = done("show", "shop").lines().toList();
        assertEquals(
                List.of(
                        "problem of shop: " + problem,
                        "",
                        "no participants",
                        "",
                        "KIND     NAME    BYTES  FACT     VALUE",
                        "unknown  README      0  problem  see below",
                        "",
                        "problem of unknown README: no kind of object: path=" + foreign),
                lines.subList(5, lines.size()));
        assertEquals("2", Python.evaluate(done("list", "--json"), "len(d['spaces'][0]['problems'])"));
        assertEquals("'" + problem + "'", Python.evaluate(done("show", "shop", "--json"), "d['problem']"));
        assertEquals("removed: shop", done("rm", "shop").trim());
    }

    @Test
    void whatLiesBesideTheSpacesIsNoSpace() throws Exception {
        try (SharedMemory memory = SharedMemory.create(segment, 1)) {
            assertEquals(1, memory.size());
            Files.createFile(base.resolve("file"));
            Files.createDirectory(base.resolve("with blank"));
            List<String> lines = done("list").lines().toList();
            assertTrue(
                    lines.stream().noneMatch(line -> line.contains(".memory") || line.contains("file")),
                    () -> lines.toString());
            assertTrue(
                    lines.stream().anyMatch(line -> line.startsWith("problem of with blank: not a name for a space")),
                    lines::toString);
        }
    }

    @Test
    void aSpaceIsRemoved() throws Exception {
        SharedSpace.open("shop").close();
        SharedSpace.open("-x").close();
        assertEquals("{'removed': ['shop']}", Python.evaluate(done("rm", "shop", "--json"), "d"));
        assertEquals("removed: -x", done("rm", "--", "-x").trim());
        assertEquals("no shared spaces", done("list").lines().findFirst().orElseThrow());
        refused(1, "no such shared space: operation=remove, object=shop, errno=ENOENT", "rm", "shop");
    }

    @Test
    void rawMemoryIsRemoved() {
        SharedMemory.create(segment, 1).close();
        assertEquals(
                "removed: memory:" + segment, done("rm", "memory:" + segment).trim());
        assertFalse(Files.exists(Path.of("/dev/shm", segment)));
        refused(
                1,
                "no such shared memory: operation=unlink, object=/dev/shm/" + segment + ", errno=ENOENT",
                "rm",
                "memory:" + segment);
    }

    @Test
    void whatIsCollectedIsTold() throws Exception {
        Path gone = Files.createDirectories(base.resolve(".gone-1"));
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx------"));
        SharedMemory.create(segment, 1).close();
        Files.delete(Path.of("/dev/shm", segment));
        List<String> lines = done("gc").lines().toList();
        assertEquals("removed: " + gone, lines.get(0));
        assertTrue(
                lines.get(1).matches("removed: " + base + "/\\.memory/\\d+ \\(record of /dev/shm/" + segment + "\\)"),
                lines.get(1));
        assertEquals(2, lines.size());
        assertEquals("nothing to remove", done("gc").trim());
    }

    @Test
    void theUsageIsExplained() {
        String help = done("--help");
        for (String word : List.of("list", "show NAME", "gc", "rm NAME", "rm memory:NAME", "--json", "Exit status")) {
            assertTrue(help.contains(word), word);
        }
        assertTrue(help.lines().allMatch(line -> line.length() <= 100));
        assertEquals(help, done("-h", "nonsense"));
    }

    @Test
    void wrongUsageIsToldInALine() {
        String help = " (--help tells the usage)";
        refused(2, "command is missing: commands=list, show, gc, rm" + help);
        refused(2, "no such command: command=ls?" + help, "ls\n");
        refused(2, "no such option: option=--xml" + help, "list", "--xml");
        refused(2, "wrong number of names: command=show, names=0, expected=1" + help, "show");
        refused(2, "wrong number of names: command=list, names=1, expected=0" + help, "list", "shop");
        refused(2, "wrong number of names: command=rm, names=2, expected=1" + help, "rm", "a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "rm"})
    void namesOfNoSpaceAreToldInALine(String command) {
        Outcome outcome = Outcome.of(command, "../a\nb");
        assertEquals(1, outcome.status());
        assertEquals("", outcome.out());
        assertEquals(1, outcome.err().lines().count());
        assertTrue(outcome.err().startsWith("not a name for a space: name=../a?b"), outcome.err());
    }
}
