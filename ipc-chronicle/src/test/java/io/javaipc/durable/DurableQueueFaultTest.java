package io.javaipc.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.CommandResult;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Input;
import io.javaipc.process.JavaProcess;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Durable queues where the world is not as usual. */
class DurableQueueFaultTest {
    /** The first word of a file whose maker is not done. */
    private static final byte[] INCOMPLETE = {0, 0, 0, (byte) 0x80};

    @TempDir
    private Path temporary;

    private Path directory() {
        return temporary.resolve("queue");
    }

    private static List<String> flags(String... more) {
        List<String> flags = new ArrayList<>(DurableJvm.flags());
        flags.add("-XX:TieredStopAtLevel=1");
        flags.addAll(List.of(more));
        return flags;
    }

    private static void assumeRoot() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unshare")), "unshare is needed");
        CommandResult tried = Command.of("unshare", "--mount", "--pid", "--fork", "true")
                .unchecked()
                .run();
        assumeTrue(tried.status().equals(new ExitStatus.Exited(0)), "namespaces are needed");
    }

    /** A program in a mount namespace of its own. */
    private CommandResult runMounted(String mount, String what) throws Exception {
        List<String> words =
                new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", mount + " && exec \"$@\"", "sh"));
        words.addAll(
                Programs.java(flags(), HermitProgram.class, what, directory().toString())
                        .words());
        return Command.of(words).run();
    }

    @Test
    void opensNoSocketAndWritesNothingElsewhere() throws Exception {
        Path home = Files.createDirectory(temporary.resolve("home"));
        Path tmp = Files.createDirectory(temporary.resolve("tmp"));
        CommandResult result = Programs.java(
                        flags("-Duser.home=" + home, "-Djava.io.tmpdir=" + tmp, "-Duser.dir=" + home),
                        HermitProgram.class,
                        "use",
                        directory().toString())
                .environment("HOME", home.toString())
                .run();
        assertEquals("sockets=[]\nthreads=[]\n", result.output());
        assertEquals("", result.error());
        for (Path place : List.of(home, tmp)) {
            try (Stream<Path> left = Files.list(place)) {
                assertEquals(List.of(), left.toList());
            }
        }
    }

    @Test
    void oneMessageNamesAllMissingFlags() throws Exception {
        assertEquals(List.of(), DurableJvm.missingFlags());
        CommandResult result = Programs.java(
                        List.of(), HermitProgram.class, "open", directory().toString())
                .run();
        assertEquals(
                "JVM lacks flags that a durable queue needs: add=" + String.join(" ", DurableJvm.flags()) + "\n",
                result.output());
        List<String> some = DurableJvm.flags().subList(1, DurableJvm.flags().size());
        result = Programs.java(some, HermitProgram.class, "open", directory().toString())
                .run();
        assertEquals(
                "JVM lacks flags that a durable queue needs: add="
                        + DurableJvm.flags().get(0) + "\n",
                result.output());
        assertTrue(Files.notExists(directory()));
        assertEquals(3, DurableJvm.flags(17).size());
        assertEquals(4, DurableJvm.flags(25).size());
    }

    @Test
    void aProcessOfOursIsStartedWithThem() throws Exception {
        String path = directory().toString();
        try (JavaProcess<Long> process = JavaProcess.builder("writer")
                .jvmArguments(DurableJvm.flags().toArray(String[]::new))
                .start(() -> {
                    try (DurableQueue<Payload> queue = DurableQueue.open(Path.of(path), Payload.CODEC)) {
                        return queue.append(new Payload(1, 1));
                    }
                })) {
            long index = process.join();
            try (DurableQueue<Payload> queue = DurableQueue.open(directory(), Payload.CODEC)) {
                assertEquals(index, queue.lastIndex().getAsLong());
            }
        }
    }

    @Test
    void aFullDiskIsAnErrorAndGoesOnWhenThereIsRoom() throws Exception {
        assumeRoot();
        CommandResult result = runMounted("mount -t tmpfs -o size=8m none " + temporary, "fill");
        assertEquals(
                "no room on the disk: operation=append, object=" + directory()
                        + ", errno=ENOSPC, needed=N, free=N\nwent on\n",
                result.output()
                        .replace(
                                directory().toString().replaceAll("[0-9]+", "N"),
                                directory().toString()));
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsAnError() throws Exception {
        assumeRoot();
        String said =
                runMounted("mount -t tmpfs -o ro none " + temporary, "open").output();
        assertTrue(said.startsWith("queue cannot be opened: operation=mkdir, object=" + directory()), said);
        DurableQueue.open(directory(), Payload.CODEC).close();
        said = runMounted(
                        "mount --bind " + temporary + " " + temporary + " && mount -o remount,ro,bind " + temporary,
                        "open")
                .output();
        assertTrue(said.startsWith("queue cannot be opened: operation=open, object="), said);
    }

    private ChildProcess startElsewhere(int number) {
        List<String> words = new ArrayList<>(List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child"));
        words.addAll(Programs.java(
                        flags(),
                        TortureProgram.class,
                        "write",
                        directory().toString(),
                        temporary.resolve("journal-" + number).toString(),
                        Integer.toString(number))
                .words());
        return Command.of(words).stdin(Input.pipe()).start();
    }

    @Test
    void writersOfSeveralPidNamespacesTakeTurns() throws Exception {
        assumeRoot();
        List<ChildProcess> children = List.of(startElsewhere(1), startElsewhere(2));
        Journal first = new Journal(temporary.resolve("journal-1"));
        Journal second = new Journal(temporary.resolve("journal-2"));
        try (DurableQueue<Payload> queue = TortureProgram.open(directory())) {
            Await.until(() -> first.first(0) > 100 && second.first(0) > 100);
            long java = ProcessHandle.of(children.get(0).pid())
                    .orElseThrow()
                    .children()
                    .findFirst()
                    .orElseThrow()
                    .pid();
            stopInTheMiddle(queue, java, children.get(1));
            assertEquals("pid=1", queue.blockedBy().orElseThrow());
            Running.Call<Long> append = Running.untilItWaits(() -> queue.append(new Payload(3, 1)));
            // nobody may be let in; it would be within a millisecond
            Thread.sleep(50);
            assertTrue(!append.outcome().isDone());
            children.get(0).destroyForcibly();
            children.get(0).awaitExit();
            append.outcome().get();
            int count = 0;
            try (Stream<DurableMessage<Payload>> messages = queue.replay()) {
                for (DurableMessage<Payload> message : messages.toList()) {
                    count += message.value().writer() == 1 ? 1 : 0;
                }
            }
            assertTrue(count >= first.first(0) && count <= first.first(0) + 2);
        } finally {
            children.forEach(ChildProcess::close);
        }
    }

    /** Stops the first while it appends; the second must be out of the way then. */
    private void stopInTheMiddle(DurableQueue<Payload> queue, long victim, ChildProcess other) throws Exception {
        other.getOutputStream().close();
        other.awaitExit();
        while (true) {
            Command.of("kill", "-STOP", Long.toString(victim)).run();
            Await.until(() -> Proc.state(victim) == 'T');
            if (queue.blockedBy().isPresent()) {
                return;
            }
            Command.of("kill", "-CONT", Long.toString(victim)).run();
        }
    }

    @Test
    void whatADeadMakerLeftIsRemoved() throws Exception {
        DurableQueue.open(directory(), Payload.CODEC).close();
        Path metadata = directory().resolve("metadata.cq4t");
        Files.write(metadata, INCOMPLETE);
        try (DurableQueue<Payload> queue = DurableQueue.open(directory(), Payload.CODEC)) {
            Path half = fileOfToday();
            Files.write(half, INCOMPLETE);
            markAppending();
            queue.append(new Payload(1, 1));
            assertEquals(new Payload(1, 1), queue.reader("reader").take());
        }
        try (Stream<Path> files = Files.list(directory())) {
            // what Chronicle does, after it has waited for the maker
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".discard")));
        }
    }

    private Path fileOfToday() {
        String today = LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE);
        return directory().resolve(today + "F.cq4");
    }

    private void markAppending() {
        QueueState.open(directory().resolve("state.page"), Optional.empty()).appending(4711);
    }
}
