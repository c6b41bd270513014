package io.javaipc.procfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a directory that looks like {@code /proc}, where what cannot be provoked for real can happen. */
class ProcfsTest {
    private static final String STAT = "71 (x) S 1 71 71 0 -1 0 0 0 0 0 1 2 0 0 20 0 1 0 5 4096 0 0\n";
    private static final String STATUS = "Name:\tx\nTgid:\t71\nPid:\t71\nUid:\t7\t7\t7\t7\nVmRSS:\t4 kB\n";

    @TempDir
    private Path root;

    private Path process;

    @BeforeEach
    void makeAProcess() throws IOException {
        process = Files.createDirectory(root.resolve("71"));
        Files.writeString(process.resolve("stat"), STAT);
        Files.writeString(process.resolve("status"), STATUS);
        Files.writeString(process.resolve("cmdline"), "x\0y\0");
    }

    @Test
    void onlyNumbersAreProcesses() throws IOException {
        Files.createDirectory(root.resolve("self"));
        Files.createDirectory(root.resolve("7x"));
        Files.createDirectory(root.resolve("1"));
        assertEquals(new TreeSet<>(List.of(1L, 71L)), new TreeSet<>(new Procfs(root).pids()));
    }

    @Test
    void aProcessIsReadWhole() {
        assertEquals(
                new ProcEntry(
                        process,
                        71,
                        Optional.of(ProcStat.parse(STAT)),
                        Optional.of(ProcStatus.parse(STATUS)),
                        List.of("x", "y")),
                new Procfs(root).read(71).orElseThrow());
    }

    @Test
    void aProcessThatIsNotThereIsNone() {
        assertEquals(Optional.empty(), new Procfs(root).read(72));
        assertEquals(Optional.empty(), new Procfs(root).read(-1));
    }

    @Test
    void aProcessThatVanishesBetweenItsFilesIsNone() throws IOException {
        Files.delete(process.resolve("cmdline"));
        assertEquals(Optional.empty(), new Procfs(root).read(71));
    }

    @Test
    void aProcessThatVanishesWhileAFileIsReadIsNone() {
        Procfs vanishing = new Procfs(root, file -> {
            delete();
            throw new IOException("No such process");
        });
        assertEquals(Optional.empty(), vanishing.read(71));
    }

    @Test
    void aProcessReapedWhileItIsReadIsNone() throws IOException {
        // once its signal handlers are gone the kernel tells no group
        Files.writeString(process.resolve("stat"), STAT.replace("S 1 71 71 0", "X 0 -1 -1 0"));
        assertEquals(Optional.empty(), new Procfs(root).read(71));
    }

    @Test
    void aThreadIsNoProcess() throws IOException {
        Files.writeString(process.resolve("status"), STATUS.replace("Tgid:\t71", "Tgid:\t70"));
        assertEquals(Optional.empty(), new Procfs(root).read(71));
    }

    @Test
    void whatMayNotBeReadIsEmpty() {
        Procfs denied = new Procfs(root, file -> {
            throw new AccessDeniedException(file.toString());
        });
        assertEquals(
                new ProcEntry(process, 71, Optional.empty(), Optional.empty(), List.of()),
                denied.read(71).orElseThrow());
    }

    @Test
    void oneFileThatMayNotBeReadHidesNoOther() {
        Procfs denied = new Procfs(root, file -> {
            if (file.endsWith("cmdline")) {
                throw new AccessDeniedException(file.toString());
            }
            return Files.readAllBytes(file);
        });
        ProcEntry entry = denied.read(71).orElseThrow();
        assertEquals(List.of(), entry.commandLine());
        assertEquals("x", entry.stat().orElseThrow().name());
    }

    @Test
    void anotherFailureIsNotTakenForAnEnd() {
        Procfs failing = new Procfs(root, file -> {
            throw new IOException("Too many open files");
        });
        IpcException failure = assertThrows(IpcException.class, () -> failing.read(71));
        assertTrue(failure.getMessage().contains("object=" + process), failure::getMessage);
        assertTrue(failure.getMessage().contains("Too many open files"), failure::getMessage);
    }

    @Test
    void aDirectoryThatCannotBeListedIsAFailure() {
        Path missing = root.resolve("missing");
        assertThrows(IpcException.class, () -> new Procfs(missing).pids());
    }

    private void delete() throws IOException {
        for (String file : List.of("stat", "status", "cmdline", "")) {
            Files.delete(process.resolve(file));
        }
    }
}
