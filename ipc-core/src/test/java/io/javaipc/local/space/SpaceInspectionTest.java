package io.javaipc.local.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.platform.IpcException;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.shared.BroadcastOptions;
import io.javaipc.shared.SharedBroadcast;
import io.javaipc.shared.SharedEvent;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedQueue;
import io.javaipc.shared.SharedSpace;
import io.javaipc.shared.SpaceProvider;
import io.javaipc.shared.SpaceReport;
import io.javaipc.testing.Await;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import io.javaipc.tool.Inhabitant;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking at spaces, which changes nothing, and cleaning up, which changes nothing of the living. */
class SpaceInspectionTest {
    @TempDir
    Path temporary;

    private final SpaceProvider provider = SpaceProvider.installed();
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

    private ChildProcess inhabitant(String... space) throws IOException {
        ChildProcess child = Programs.java(
                        List.of("-Xmx32m", "-Djavaipc.dir=" + base, "-Djavaipc.platform=java"), Inhabitant.class, space)
                .stdout(Output.pipe())
                .start();
        assertEquals("ready", Running.lines(child).readLine());
        return child;
    }

    private static void kill(ChildProcess child) throws InterruptedException {
        child.destroyForcibly();
        child.waitFor();
    }

    /** Looks at it, and asserts that nothing has changed. */
    private SpaceReport inspect(String name) throws IOException {
        Map<String, String> before = FileStates.below(base);
        SpaceReport report = provider.inspect(name);
        assertEquals(before, FileStates.below(base));
        return report;
    }

    private static Map<String, String> facts(SpaceReport report, String kind, String name) {
        return object(report, kind, name).facts();
    }

    private static SpaceReport.SharedObject object(SpaceReport report, String kind, String name) {
        return report.objects().stream()
                .filter(object -> object.kind().equals(kind) && object.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(report));
    }

    @Test
    void whoTakesPartMayLookAtAQueueThatItDoesNotUse() throws Exception {
        try (SharedSpace space = SharedSpace.open("shop")) {
            space.queue("orders", Codec.utf8(), 10).put("waits");
        }
        try (SharedSpace space = SharedSpace.open("shop")) {
            assertEquals("shop", space.name());
            assertEquals("1", facts(inspect("shop"), "queue", "orders").get("messages"));
        }
    }

    @Test
    void whatIsInAQueueIsTold() throws Exception {
        try (SharedSpace space = SharedSpace.open("shop")) {
            SharedQueue<String> orders = space.queue("orders", Codec.utf8(), 10);
            orders.put("held");
            orders.put("waits");
            orders.receive();
            assertEquals(
                    Map.of(
                            "messages", "1",
                            "capacity", "10",
                            "bytes", "32768",
                            "held", "1",
                            "closed", "false",
                            "consumers waiting", "none",
                            "producers waiting", "none"),
                    facts(inspect("shop"), "queue", "orders"));
            orders.close();
            assertEquals("true", facts(inspect("shop"), "queue", "orders").get("closed"));
        }
    }

    @Test
    void whatIsInABroadcastIsTold() throws Exception {
        try (SharedSpace space = SharedSpace.open("shop")) {
            BroadcastOptions options = BroadcastOptions.ofCapacity(2);
            SharedBroadcast<String> prices = space.broadcast("prices", Codec.utf8(), options);
            prices.subscribe();
            prices.publish("a");
            Map<String, String> facts = new HashMap<>(Map.of(
                    "delivery",
                    "lossless",
                    "subscribers",
                    "1",
                    "backlog",
                    "1",
                    "capacity",
                    "2",
                    "bytes",
                    "65536",
                    "closed",
                    "false"));
            assertEquals(facts, facts(inspect("shop"), "broadcast", "prices"));
            prices.publish("b");
            prices.close();
            Map<String, String> full = facts(inspect("shop"), "broadcast", "prices");
            assertEquals("true", full.get("closed"));
            assertTrue(full.get("blocked by")
                    .startsWith("pid=" + ProcessHandle.current().pid() + ", name="));
            space.broadcast("ticks", Codec.utf8(), options.lossy());
            assertEquals("lossy", facts(inspect("shop"), "broadcast", "ticks").get("delivery"));
        }
    }

    @Test
    void whoTakesPartMayLookAtABroadcastThatItDoesNotUse() throws Exception {
        try (SharedSpace space = SharedSpace.open("shop")) {
            space.broadcast("prices", Codec.utf8()).publish("a");
        }
        try (SharedSpace space = SharedSpace.open("shop")) {
            assertEquals("shop", space.name());
            assertEquals("0", facts(inspect("shop"), "broadcast", "prices").get("subscribers"));
        }
    }

    @Test
    void everythingIsToldOfTheLivingTheStoppedAndTheDead() throws Exception {
        try (ChildProcess child = inhabitant("shop")) {
            String who = "pid=" + child.pid() + ", name=" + Inhabitant.class.getName() + ", participant=1.1";
            assertTold(who, "", child.pid(), true);
            Command.of("kill", "-STOP", Long.toString(child.pid())).run();
            assertTold(who, "", child.pid(), true);
            kill(child);
            assertTold(who, ", dead", child.pid(), false);
            // also when asked again: nobody has taken the dead one's place
            assertTold(who, ", dead", child.pid(), false);
        }
    }

    private void assertTold(String who, String state, long pid, boolean alive) throws Exception {
        SpaceReport report = inspect("shop");
        assertEquals("shop", report.name());
        assertEquals(base.resolve("shop").toString(), report.location());
        assertFalse(report.isTemporary());
        assertEquals(Optional.empty(), report.problem());
        assertEquals(1, report.participants().size());
        SpaceReport.Participant participant = report.participants().get(0);
        assertEquals("1.1", participant.id());
        assertEquals(pid, participant.pid());
        assertEquals(Inhabitant.class.getName(), participant.name());
        assertEquals(alive, participant.isAlive());
        assertTrue(report.objects().stream().allMatch(object -> object.problem().isEmpty()), report::toString);
        assertEquals(
                "barrier phase, count-down-latch left, event go, lock orders, condition lock.orders~filled, lock stock,"
                        + " long sold, read-write-lock prices, semaphore slots, unbounded-semaphore tickets",
                String.join(
                        ", ",
                        report.objects().stream()
                                .map(object -> object.kind() + " " + object.name())
                                .toList()));
        assertEquals(Map.of("value", "7"), facts(report, "long", "sold"));
        assertEquals(72, object(report, "long", "sold").bytes());
        assertEquals(Map.of("owner", who + state, "waiters", "none", "epoch", "0"), facts(report, "lock", "stock"));
        assertEquals(Map.of("owner", "nobody", "waiters", "none", "epoch", "0"), facts(report, "lock", "orders"));
        assertEquals(Map.of("waiters", alive ? "1" : "0"), facts(report, "condition", "lock.orders~filled"));
        assertEquals(
                Map.of("permits", "3", "available", "1", "waiters", "none", "holders", who + ", permits=2" + state),
                facts(report, "semaphore", "slots"));
        assertEquals("nobody", facts(report, "unbounded-semaphore", "tickets").get("holders"));
        assertEquals(Map.of("set", "true", "waiters", "none"), facts(report, "event", "go"));
        assertEquals(Map.of("count", "2", "waiters", "none"), facts(report, "count-down-latch", "left"));
        assertEquals(
                Map.of("writer", "nobody", "readers", alive ? who : "nobody", "waiters", "none", "epoch", "0"),
                facts(report, "read-write-lock", "prices"));
        assertEquals(
                Map.of(
                        "parties",
                        "3",
                        "waiting",
                        "1",
                        "round",
                        "0",
                        "broken",
                        "false",
                        "waiters",
                        who + ", threads=1" + state),
                facts(report, "barrier", "phase"));
    }

    private String waiters(String kind, String name) {
        return facts(provider.inspect("shop"), kind, name).get("waiters");
    }

    @Test
    void whoWaitsIsAnnounced() throws Exception {
        try (ChildProcess child = inhabitant("shop");
                SharedSpace space = SharedSpace.open("shop")) {
            SharedLock stock = space.lock("stock");
            Running.Call<?> waiter = Running.start(() -> {
                stock.lock();
                return null;
            });
            Await.until(() -> waiters("lock", "stock").equals("perhaps"));
            kill(child);
            waiter.outcome().get();
        }
    }

    @Test
    void whoHasWaitedIsForgotten() throws Exception {
        try (SharedSpace space = SharedSpace.open("shop")) {
            SharedEvent event = space.event("go");
            Running.Call<Void> waiter = Running.start(() -> {
                event.await();
                return null;
            });
            Await.until(() -> waiters("event", "go").equals("perhaps"));
            event.set();
            waiter.outcome().get();
            assertEquals("none", waiters("event", "go"));
        }
    }

    @Test
    void whoTakesPartStaysAliveWhenItLooks() throws Exception {
        try (SharedSpace space = SharedSpace.open("shop")) {
            SharedLock lock = space.lock("stock");
            lock.lock();
            assertTrue(provider.inspect("shop").participants().get(0).isAlive());
            assertEquals(List.of(), provider.collect());
            // had the looking closed the lock file, others would take this JVM for dead
            String seen = Programs.java(List.of("-Djavaipc.dir=" + base), TriesLock.class, "shop", "stock")
                    .run()
                    .output()
                    .trim();
            assertEquals("refused", seen);
            assertEquals(
                    ProcessHandle.current().pid(),
                    provider.inspect("shop").participants().get(0).pid());
            lock.unlock();
        }
        assertEquals(List.of(), provider.inspect("shop").participants());
    }

    @Test
    void anAbandonedTemporarySpaceStaysWhenItIsLookedAtAndIsCollected() throws Exception {
        try (ChildProcess child = inhabitant()) {
            String name = provider.names().get(0);
            assertTrue(inspect(name).isTemporary());
            assertEquals(List.of(), provider.collect());
            kill(child);
            assertFalse(inspect(name).participants().get(0).isAlive());
            assertEquals(List.of(name), provider.names());
            assertEquals(List.of(base.resolve(name).toString()), provider.collect());
            assertEquals(List.of(), provider.names());
        }
    }

    @Test
    void filesThatAreSomethingElseAreNamed() throws Exception {
        SharedSpace.open("shop").close();
        try (SharedSpace space = SharedSpace.open("shop")) {
            space.longValue("sold").set(7);
            space.lock("stock");
            space.barrier("phase", 3);
            space.semaphore("slots", 1);
            space.lock("stock").condition("filled");
        }
        Path directory = base.resolve("shop");
        Files.write(
                directory.resolve("long.foreign"), "something else".repeat(10).getBytes());
        Files.createFile(directory.resolve("long.empty"));
        Files.copy(directory.resolve("lock.stock"), directory.resolve("long.lock"));
        Files.createDirectory(directory.resolve("long.directory"));
        Files.createSymbolicLink(directory.resolve("long.link"), directory.resolve("long.sold"));
        Command.of("mkfifo", directory.resolve("long.pipe").toString()).run();
        Files.createFile(directory.resolve("README"));
        Files.createFile(directory.resolve("later.kind"));
        cut(directory.resolve("lock.stock"), 80);
        patch(directory.resolve("barrier.phase"), 24, 60_000);
        patch(directory.resolve("barrier.phase"), 128, 50_000L << 8);
        patch(directory.resolve("semaphore.slots"), 152, 1_000_000);
        patch(directory.resolve("condition.lock.stock~filled"), 72, Long.MAX_VALUE);

        SpaceReport report = inspect("shop");

        assertEquals(Optional.empty(), report.problem());
        assertEquals(Map.of("value", "7"), facts(report, "long", "sold"));
        assertProblem(report, "long", "foreign", "file is not one of a shared space");
        assertProblem(report, "long", "empty", "file is not one of a shared space");
        assertProblem(report, "long", "lock", "object is of another kind or size");
        assertProblem(report, "long", "directory", "not a regular file");
        assertProblem(report, "long", "link", "not a regular file");
        assertProblem(report, "long", "pipe", "not a regular file");
        assertProblem(report, "unknown", "README", "no kind of object");
        assertProblem(report, "unknown", "later.kind", "no kind of object");
        assertProblem(report, "lock", "stock", "file is damaged");
        assertProblem(report, "barrier", "phase", "file is damaged");
        assertProblem(report, "semaphore", "slots", "file is damaged");
        assertProblem(report, "condition", "lock.stock~filled", "file is damaged");
    }

    private static void assertProblem(SpaceReport report, String kind, String name, String problem) {
        SpaceReport.SharedObject object = object(report, kind, name);
        assertTrue(object.problem().orElse("none").startsWith(problem), object::toString);
        assertEquals(Map.of(), object.facts());
    }

    private static void cut(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static void patch(Path file, int offset, long value) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(0, value);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(bytes, offset);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"participants", "participants.lock"})
    void withoutAFileOfParticipantsAllElseIsTold(String file) throws Exception {
        try (SharedSpace space = SharedSpace.open("shop")) {
            space.longValue("sold").set(7);
        }
        Path path = base.resolve("shop").resolve(file);
        Files.delete(path);
        assertUnusable("participants cannot be told: no such", file.equals("participants") ? "ENOENT" : file);
        Files.createDirectory(path);
        assertUnusable("participants cannot be told: not a regular file", file);
    }

    @Test
    void withADamagedTableOfParticipantsAllElseIsTold() throws Exception {
        try (SharedSpace space = SharedSpace.open("shop")) {
            space.longValue("sold").set(7);
        }
        cut(base.resolve("shop").resolve("participants"), 1000);
        assertThrows(IpcException.class, () -> SharedSpace.open("shop"));
        assertUnusable("participants cannot be told: file is damaged", "size=1000");
        assertEquals(List.of(), provider.collect());
        provider.remove("shop");
        assertEquals(List.of(), provider.names());
    }

    private void assertUnusable(String problem, String detail) throws IOException {
        SpaceReport report = inspect("shop");
        String told = report.problem().orElse("none");
        assertTrue(told.startsWith(problem) && told.contains(detail), told);
        assertEquals(List.of(), report.participants());
        assertEquals(Map.of(), facts(report, "long", "sold"));
        assertEquals(72, object(report, "long", "sold").bytes());
    }

    @Test
    void whereThereIsNoSpaceThereIsNone() throws Exception {
        assertEquals(List.of(), provider.names());
        assertEquals(List.of(), provider.collect());
        assertFalse(Files.exists(base));
        IpcException refusal = assertThrows(IpcException.class, () -> provider.inspect("shop"));
        assertEquals("no such shared space: operation=inspect, object=shop, errno=ENOENT", refusal.getMessage());
        refusal = assertThrows(IpcException.class, () -> provider.remove("shop"));
        assertEquals("no such shared space: operation=remove, object=shop, errno=ENOENT", refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> provider.inspect("../etc"));
        assertThrows(IllegalArgumentException.class, () -> provider.remove(".."));
    }

    @Test
    void whatIsNotTheUsersAloneIsRefused() throws Exception {
        Files.createDirectory(base, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        assertThrows(IpcException.class, provider::names);
        assertThrows(IpcException.class, provider::collect);
        assertThrows(IpcException.class, () -> provider.inspect("shop"));
        assertThrows(IpcException.class, () -> provider.remove("shop"));
        Files.delete(base);
        SharedSpace.open("shop").close();
        Path elsewhere = Files.move(base, temporary.resolve("elsewhere"));
        Files.createSymbolicLink(base, elsewhere);
        assertThrows(IpcException.class, provider::names);
        assertThrows(IpcException.class, () -> provider.remove("shop"));
        assertTrue(Files.exists(elsewhere.resolve("shop")));
    }

    @Test
    void aSpaceIsRemovedWithWhatIsNoneOfOursAndNothingElsewhere() throws Exception {
        SharedSpace.open("shop").close();
        Path foreign = Files.createDirectories(base.resolve("shop").resolve("a").resolve("b"));
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Path kept = Files.createFile(elsewhere.resolve("kept"));
        Files.createSymbolicLink(foreign.resolve("link"), elsewhere);
        provider.remove("shop");
        assertTrue(Files.exists(kept));
        try (Stream<Path> left = Files.list(base)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void unfinishedFilesOfTheDeadAreCollectedAndThoseOfTheLivingAreNot() throws Exception {
        try (ChildProcess living = inhabitant("shop");
                ChildProcess dead = inhabitant("shop2")) {
            kill(dead);
            Path unfinished = Files.createFile(base.resolve("shop2").resolve(".new-1-abc"));
            Path ofTheLiving = Files.createFile(base.resolve("shop").resolve(".new-1-abc"));
            Path foreign = Files.createFile(base.resolve("shop2").resolve(".new-99999-abc"));
            assertEquals(List.of(unfinished.toString()), provider.collect());
            assertFalse(Files.exists(unfinished));
            assertTrue(Files.exists(ofTheLiving));
            assertTrue(Files.exists(foreign));
            assertFalse(inspect("shop2").participants().get(0).isAlive());
            Files.delete(ofTheLiving);
            kill(living);
        }
    }
}
