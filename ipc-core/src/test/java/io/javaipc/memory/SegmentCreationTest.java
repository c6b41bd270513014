package io.javaipc.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Creation is complete or did not happen: races, kills, and file systems that are full. */
class SegmentCreationTest {
    private static final int RACERS = 8;
    private static final int ROUNDS = 50;
    private static final int CREATING_PROCESSES = 4;
    private static final long MIB = 1 << 20;

    @TempDir
    Path temporary;

    private SegmentDirectory directory() {
        return new SegmentDirectory(temporary, 1 << 12);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void allPagesAreThereBeforeTheyAreWrittenTo() throws Exception {
        String name = Names.unused();
        try (SharedMemory memory = SharedMemory.create(name, 3 * MIB + 1)) {
            String blocks = Command.of("stat", "--format=%b", Names.file(name).toString())
                    .run()
                    .output();
            memory.unlink();
            assertTrue(Long.parseLong(blocks.trim()) * 512 > 3 * MIB, blocks);
        }
    }

    @Test
    void threadsThatCreateOrOpenAtOnceAllGetTheSame() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "round-" + round;
            race(() -> {
                try (SharedMemory memory = directory().createOrOpen(name, Long.BYTES)) {
                    memory.view().longs().getAndAdd(0, 1);
                    return memory;
                }
            });
            try (SharedMemory memory = directory().open(name)) {
                assertEquals(RACERS, memory.view().longs().get(0));
                memory.unlink();
            }
        }
        assertEquals(List.of(), names());
    }

    @Test
    void oneOfTheThreadsThatCreateAtOnceDoes() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "round-" + round;
            List<Object> outcomes = race(() -> directory().create(name, 100));
            assertEquals(
                    1, outcomes.stream().filter(SharedMemory.class::isInstance).count());
            for (Object outcome : outcomes) {
                if (outcome instanceof IpcException refusal) {
                    assertEquals(Optional.of("EEXIST"), refusal.errnoName());
                }
            }
        }
        assertEquals(ROUNDS, names().size());
    }

    /** What each of the threads got: a segment or an exception. */
    private static List<Object> race(Callable<SharedMemory> step) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RACERS);
        List<FutureTask<Object>> racing = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            FutureTask<Object> racer = new FutureTask<>(() -> {
                start.await();
                try {
                    return step.call();
                } catch (IpcException e) {
                    return e;
                }
            });
            racing.add(racer);
            new Thread(racer, "racer").start();
        }
        List<Object> outcomes = new ArrayList<>();
        for (FutureTask<Object> racer : racing) {
            outcomes.add(racer.get());
        }
        return outcomes;
    }

    @Test
    void processesThatCreateOrOpenAtOnceAllGetTheSame() throws Exception {
        String name = Names.unused();
        List<ChildProcess> children = new ArrayList<>();
        for (int i = 0; i < CREATING_PROCESSES; i++) {
            children.add(Programs.java(MemoryPrograms.class, "create-or-open", name)
                    .stdout(Output.inherit())
                    .stderr(Output.inherit())
                    .start());
        }
        for (ChildProcess child : children) {
            assertEquals(0, child.waitFor());
            child.close();
        }
        try (SharedMemory memory = SharedMemory.open(name)) {
            memory.unlink();
            assertEquals(CREATING_PROCESSES, memory.view().longs().get(MemoryPrograms.COUNTER));
        }
    }

    @Test
    void whatACreatorThatIsKilledLeavesIsClearedByTheNext() throws Exception {
        try (ChildProcess creator = Programs.java(MemoryPrograms.class, "draft", temporary.toString())
                .stdout(Output.pipe())
                .start()) {
            assertEquals("half-way", Running.lines(creator).readLine());
            String draft = names().get(0);
            assertTrue(draft.startsWith(Drafts.PREFIX), draft);
            assertEquals(MemoryPrograms.DRAFT_BYTES, Files.size(temporary.resolve(draft)));

            directory().create("beside", 1).close();
            assertEquals(List.of(draft, "beside"), names(), "the living keep their drafts");

            creator.destroyForcibly();
            creator.waitFor();
            assertEquals(List.of(draft, "beside"), names());
            directory().create("after", 1).close();
            assertEquals(List.of("after", "beside"), names());
        }
    }

    @Test
    void draftsOfThisProcessStayLockedWhateverItCreatesBesideThem() throws Exception {
        try (Draft draft = Draft.begin(temporary)) {
            directory().create("own", 1).close();
            assertEquals(2, names().size());
            Programs.java(MemoryPrograms.class, "sweep", temporary.toString()).run();
            assertEquals(2, names().size(), "swept by another process");
            draft.publish(temporary.resolve("published"));
            assertThrows(FileAlreadyExistsException.class, () -> draft.publish(temporary.resolve("own")));
        }
        assertEquals(List.of("own", "published"), names());
    }

    @Test
    void whatOnlyLooksLikeADraftIsLeftAlone() throws Exception {
        Files.createDirectory(temporary.resolve(Drafts.PREFIX + "directory"));
        Path target = Files.createFile(temporary.resolve("target"));
        Files.createSymbolicLink(temporary.resolve(Drafts.PREFIX + "link"), target);
        Files.createFile(temporary.resolve(Drafts.PREFIX + "dead"));
        directory().create("new", 1).close();
        assertEquals(List.of(Drafts.PREFIX + "directory", Drafts.PREFIX + "link", "new", "target"), names());
    }

    @Test
    void draftsOfOtherUsersAreLeftAlone() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can make a file of somebody else's");
        Path foreign = Files.createFile(temporary.resolve(Drafts.PREFIX + "foreign"));
        Files.setAttribute(foreign, "unix:uid", 12345);
        directory().create("new", 1).close();
        assertEquals(List.of(Drafts.PREFIX + "foreign", "new"), names());
    }

    @Test
    void aWriteThatFailsLeavesNothing() throws Exception {
        String name = Names.unused();
        List<String> words = new ArrayList<>(List.of("-c", "ulimit -f 100; exec \"$@\"", "sh"));
        words.addAll(Programs.java(MemoryPrograms.class, "create", name, Long.toString(MIB))
                .words());
        String output = Command.of("sh", words.toArray(String[]::new)).run().output();
        assertEquals(
                "cannot create shared memory: operation=create, object=" + Names.file(name) + ", cause=File too large",
                output.trim());
    }

    @Test
    void aFullFileSystemIsToldWithNeedAndFreeAndNothingIsLeft() throws Exception {
        onSmallFileSystem(() -> {
            long free = Files.getFileStore(temporary).getUsableSpace();
            IpcException refusal =
                    assertThrows(IpcException.class, () -> directory().create("large", 8 * MIB));
            assertEquals(
                    "not enough space for shared memory: operation=create, object=" + temporary
                            + "/large, errno=ENOSPC, need=8388608, free=" + free + ", directory=" + temporary,
                    refusal.getMessage());
            assertEquals(Optional.of("ENOSPC"), refusal.errnoName());
            assertEquals(List.of(), names());
            directory().create("all", free).close();
            assertEquals(0, Files.getFileStore(temporary).getUsableSpace());
        });
    }

    @Test
    void whoLosesTheRaceForTheLastPagesIsToldAndLeavesNothing() throws Exception {
        onSmallFileSystem(() -> {
            List<Object> outcomes = race(
                    () -> directory().create("racer-" + Thread.currentThread().getId(), MIB * 3 / 4));
            List<SharedMemory> made = outcomes.stream()
                    .filter(SharedMemory.class::isInstance)
                    .map(SharedMemory.class::cast)
                    .toList();
            assertTrue(made.size() <= 1, outcomes::toString);
            assertEquals(made.stream().map(SharedMemory::name).toList(), names());
            for (SharedMemory memory : made) {
                memory.view().put(0, new byte[(int) memory.size()]);
                memory.close();
            }
        });
    }

    private void onSmallFileSystem(Step step) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "mounting takes root");
        assumeTrue(
                Command.of("mount", "-t", "tmpfs", "-o", "size=1m", "javaipc-test", temporary.toString())
                        .unchecked()
                        .run()
                        .status()
                        .isSuccess(),
                "mounting takes more than root here");
        try {
            step.run();
        } finally {
            // lazily: what is mapped keeps it busy until the collector has run
            Command.of("umount", "--lazy", temporary.toString()).run();
        }
    }

    /** Something that fails as it likes. */
    private interface Step {
        void run() throws Exception;
    }
}
