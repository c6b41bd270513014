package io.javaipc.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Output;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who created which segment is told, whoever ends and however; records lie in a directory of the test's own. */
class CreationRecordsTest {
    private static final int CHURNING_PROCESSES = 4;
    private static final int RECORDING_THREADS = 3;
    private static final int RECORDINGS = 2000;

    @TempDir
    Path temporary;

    private final String name = Names.unused();
    private Path user;

    @BeforeEach
    void configure() {
        user = temporary.resolve("user");
        System.setProperty("javaipc.dir", user.toString());
    }

    @AfterEach
    void forget() throws IOException {
        if (Files.isRegularFile(Names.file(name))) {
            SharedMemory.unlink(name);
        }
        System.clearProperty("javaipc.dir");
    }

    private static List<String> names() {
        return SharedMemory.reports().stream().map(SharedMemoryReport::name).toList();
    }

    private List<Path> records() throws IOException {
        if (!Files.exists(user.resolve(".memory"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(user.resolve(".memory"))) {
            return files.toList();
        }
    }

    private ChildProcess child(String... arguments) {
        return Programs.java(List.of("-Djavaipc.dir=" + user), MemoryPrograms.class, arguments)
                .stdout(Output.pipe())
                .start();
    }

    @Test
    void aSegmentIsToldUntilItIsUnlinked() throws Exception {
        Instant before = Instant.ofEpochMilli(System.currentTimeMillis());
        SharedMemory.create(name, 10_001).close();
        SharedMemoryReport report = SharedMemory.reports().get(0);
        assertEquals(1, SharedMemory.reports().size());
        assertEquals(name, report.name());
        assertEquals(Names.file(name).toString(), report.location());
        assertEquals(10_001, report.bytes());
        assertEquals(ProcessHandle.current().pid(), report.pid());
        assertFalse(report.created().isBefore(before));
        assertTrue(report.isCreatorAlive());
        assertEquals(List.of(), SharedMemory.collect());
        assertEquals(List.of(name), names());
        SharedMemory.unlink(name);
        assertEquals(List.of(), names());
        assertEquals(List.of(), records());
        assertFalse(Files.exists(user.resolve(".memory")), "the empty directory is left");
    }

    @Test
    void theDirectoryBelowDevShmGoesWithTheLastRecord() throws Exception {
        System.clearProperty("javaipc.dir");
        SharedMemory.create(name, 1).close();
        assertEquals(List.of(name), names().stream().filter(name::equals).toList());
        SharedMemory.unlink(name);
        // LeakCheck sees to it that nothing is left
        assertFalse(names().contains(name));
    }

    @Test
    void namesMayHaveAnyCharacters() {
        List<String> odd = List.of(name + " a  b", name + "\n\t\"\\", name + "x".repeat(255 - name.length()));
        odd.forEach(each -> SharedMemory.create(each, 1).close());
        try {
            assertEquals(odd.stream().sorted().toList(), names());
        } finally {
            odd.forEach(SharedMemory::unlink);
        }
        assertEquals(List.of(), names());
    }

    @Test
    void anotherProcessUnlinksIt() throws Exception {
        SharedMemory.create(name, 1).close();
        try (ChildProcess child = child("unlink", name)) {
            assertEquals(0, child.waitFor());
        }
        assertEquals(List.of(), records());
    }

    @Test
    void theCreatorsDeathIsTold() throws Exception {
        try (ChildProcess child = child("create-and-stay", name)) {
            assertEquals("created", Running.lines(child).readLine());
            assertTrue(SharedMemory.reports().get(0).isCreatorAlive());
            assertEquals(child.pid(), SharedMemory.reports().get(0).pid());
            child.destroyForcibly();
            child.waitFor();
        }
        assertFalse(SharedMemory.reports().get(0).isCreatorAlive());
        assertEquals(List.of(), SharedMemory.collect());
        assertEquals(List.of(name), names());
    }

    @Test
    void theRecordOfWhatIsGoneIsSweptByTheNextCreation() throws Exception {
        SharedMemory.create(name, 1).close();
        Files.delete(Names.file(name));
        assertEquals(List.of(), names());
        assertEquals(1, records().size());
        String other = Names.unused();
        SharedMemory.create(other, 1).close();
        assertEquals(List.of(other), names());
        assertEquals(1, records().size());
        SharedMemory.unlink(other);
        assertEquals(List.of(), records());
    }

    @Test
    void theRecordOfWhatIsGoneIsCollected() throws Exception {
        SharedMemory.create(name, 1).close();
        Files.delete(Names.file(name));
        String record = records().get(0).toString();
        assertEquals(List.of(record + " (record of " + Names.file(name) + ")"), SharedMemory.collect());
        assertFalse(Files.exists(user.resolve(".memory")));
        assertEquals(List.of(), SharedMemory.collect());
    }

    @Test
    void anotherSegmentOfTheSameNameIsNotOurs() throws Exception {
        SharedMemory.create(name, 1).close();
        Path kept = Names.file(name + "-kept");
        Files.move(Names.file(name), kept);
        Files.write(Names.file(name), new byte[1]);
        assertEquals(List.of(), names());
        assertEquals(1, SharedMemory.collect().size());
        Files.delete(kept);
    }

    @Test
    void aSegmentInTheMakingIsNeitherToldNorSwept() throws Exception {
        CreationRecords records = new CreationRecords(temporary);
        Path segment = temporary.resolve("segment");
        try (Draft draft = Draft.begin(temporary)) {
            Path file;
            try (Stream<Path> files = Files.list(temporary)) {
                file = files.filter(each -> each.getFileName().toString().startsWith(Drafts.PREFIX))
                        .findFirst()
                        .orElseThrow();
            }
            records.add(CreationRecords.inode(file), file, segment);
            assertEquals(List.of(), records.reports());
            assertEquals(List.of(), records.sweep());
            draft.publish(segment);
            assertEquals(1, records.reports().size());
        }
        assertEquals(List.of(), records.sweep());
        Files.delete(segment);
        assertEquals(1, records.sweep().size());
    }

    @Test
    void whoLosesTheRaceForANameLeavesTheWinnersRecord() throws Exception {
        SegmentDirectory directory = new SegmentDirectory(temporary, 1 << 12, true);
        CreationRecords records = new CreationRecords(temporary);
        Path segment = temporary.resolve("segment");
        directory.create("segment", 1).close();
        try (Draft draft = Draft.begin(temporary)) {
            assertThrows(IOException.class, () -> draft.publish(segment, records));
        }
        assertEquals(1, records().size());
        assertEquals(1, records.reports().size());
        directory.unlink("segment");
    }

    @Test
    void withoutARecordASegmentIsMadeAllTheSame() throws Exception {
        Files.createFile(user);
        SharedMemory.create(name, 1).close();
        assertTrue(Files.exists(Names.file(name)));
        assertThrows(IpcException.class, SharedMemory::reports);
        SharedMemory.unlink(name);
        assertFalse(Files.exists(Names.file(name)));
    }

    @Test
    void foreignFilesAmongTheRecordsAreLeftAlone() throws Exception {
        SharedMemory.create(name, 1).close();
        Path file = Files.createFile(user.resolve(".memory").resolve("1"));
        Path link = Files.createSymbolicLink(user.resolve(".memory").resolve("2"), Path.of("elsewhere"));
        assertEquals(List.of(name), names());
        assertEquals(List.of(), SharedMemory.collect());
        SharedMemory.unlink(name);
        assertEquals(List.of(file, link), records().stream().sorted().toList());
    }

    @Test
    void directoriesAreNotUnlinked() throws Exception {
        Path directory = Files.createDirectory(Names.file(name));
        try {
            IpcException refusal = assertThrows(IpcException.class, () -> SharedMemory.unlink(name));
            assertEquals(Optional.of("EISDIR"), refusal.errnoName());
        } finally {
            Files.delete(directory);
        }
    }

    @Test
    void theDirectoryThatGoesWithTheLastRecordHindersNobody() throws Exception {
        CreationRecords records = new CreationRecords(temporary);
        List<Running.Call<Void>> calls = new ArrayList<>();
        for (long thread = 1; thread <= RECORDING_THREADS; thread++) {
            long inode = thread;
            calls.add(Running.start(() -> {
                for (int round = 0; round < RECORDINGS; round++) {
                    records.add(inode, temporary.resolve(Drafts.newName()), temporary.resolve("segment"));
                    records.remove(inode);
                }
                return null;
            }));
        }
        for (Running.Call<Void> call : calls) {
            call.outcome().get();
        }
        assertEquals(List.of(), records());
    }

    @Test
    void processesThatCreateAndUnlinkAndAreKilledLeaveNoSegmentUntold() throws Exception {
        List<ChildProcess> churning = new ArrayList<>();
        for (int i = 0; i < CHURNING_PROCESSES; i++) {
            churning.add(child("churn", name));
        }
        while (!churning.isEmpty()) {
            ChildProcess victim = churning.remove(0);
            assertEquals("churning", Running.lines(victim).readLine());
            victim.destroyForcibly();
            victim.waitFor();
            victim.close();
        }
        assertEquals(segments(), names());
        SharedMemory.collect();
        List<String> told = names();
        assertEquals(segments(), told);
        told.forEach(SharedMemory::unlink);
        assertEquals(List.of(), records());
        assertEquals(List.of(), segments());
    }

    private List<String> segments() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(name))
                    .sorted()
                    .toList();
        }
    }
}
