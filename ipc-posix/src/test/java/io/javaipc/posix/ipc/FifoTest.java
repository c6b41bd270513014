package io.javaipc.posix.ipc;

import static io.javaipc.posix.ipc.Failures.assertEndsWith;
import static io.javaipc.posix.ipc.Failures.assertFails;
import static io.javaipc.posix.ipc.Failures.untilItIsIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.testing.Running;
import io.javaipc.testing.Running.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link Fifo}, within this process and with programs in C, Python and a shell. */
class FifoTest {
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final int LARGE = 1 << 20;

    @TempDir
    static Path tools;

    @TempDir
    Path directory;

    private Path path;
    private Fifo fifo;

    @BeforeEach
    void create() {
        path = directory.resolve("fifo");
        fifo = Fifo.create(path);
    }

    /** Both ends, opened by two threads, as each waits for the other. */
    private record Ends(InputStream source, OutputStream sink) implements AutoCloseable {
        static Ends of(Fifo fifo) throws Exception {
            Call<OutputStream> writer = Running.start(fifo::openForWriting);
            return new Ends(fifo.openForReading(), writer.outcome().get());
        }

        @Override
        public void close() throws IOException {
            sink.close();
            source.close();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrittenIsReadUntilTheWriterCloses() throws Exception {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        try (InputStream source = writeAndClose("first")) {
            assertEquals("first", Running.text(source));
            assertEquals(-1, source.read());
            try (OutputStream again = fifo.openForWriting()) {
                again.write(bytes("second"));
            }
            assertEquals("second", Running.text(source));
        }
        fifo.unlink();
        assertFalse(Files.exists(path));
    }

    private InputStream writeAndClose(String text) throws Exception {
        Ends ends = Ends.of(fifo);
        ends.sink().write(bytes(text));
        ends.sink().close();
        return ends.source();
    }

    @Test
    void muchIsWrittenAndReadAtTheSameTime() throws Exception {
        byte[] much = new byte[LARGE];
        new Random(1).nextBytes(much);
        Ends ends = Ends.of(fifo);
        Call<Boolean> writer = Running.start(() -> {
            ends.sink().write(much);
            ends.sink().close();
            return true;
        });
        assertTrue(Arrays.equals(much, ends.source().readAllBytes()));
        assertTrue(writer.outcome().get());
        ends.close();
    }

    @Test
    void openingEndsWithTheTimeAndLeavesNothingOpen() throws Exception {
        int before = Failures.openDescriptors();
        long begin = System.nanoTime();
        assertEquals(Optional.empty(), fifo.openForReading(SHORT));
        assertTrue(System.nanoTime() - begin >= SHORT.toNanos());
        begin = System.nanoTime();
        assertEquals(Optional.empty(), fifo.openForWriting(SHORT));
        assertTrue(System.nanoTime() - begin >= SHORT.toNanos());
        assertEquals(Optional.empty(), fifo.openForReading(Duration.ZERO));
        assertEquals(Optional.empty(), fifo.openForWriting(Duration.ZERO));
        Failures.assertNoneMoreOpenThan(before);
    }

    @Test
    void openingIsInterruptedAndLeavesNothingOpen() throws Exception {
        int before = Failures.openDescriptors();
        Call<InputStream> reader = untilItIsIn("poll", fifo::openForReading);
        reader.thread().interrupt();
        assertEndsWith(InterruptedException.class, reader);
        Call<OutputStream> writer = Running.untilItWaits(fifo::openForWriting);
        writer.thread().interrupt();
        assertEndsWith(InterruptedException.class, writer);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, fifo::openForReading);
        Failures.assertNoneMoreOpenThan(before);
    }

    @Test
    void aReadThatWaitsIsEndedByAnInterruptOrAClose() throws Exception {
        try (Ends ends = Ends.of(fifo)) {
            Call<Integer> reader = untilItIsIn("poll", () -> ends.source().read());
            reader.thread().interrupt();
            assertEndsWith(ClosedByInterruptException.class, reader);
            assertThrows(ClosedChannelException.class, () -> ends.source().read());
        }
        try (Ends ends = Ends.of(fifo)) {
            Call<Integer> reader = untilItIsIn("poll", () -> ends.source().read());
            ends.source().close();
            assertEndsWith(AsynchronousCloseException.class, reader);
        }
    }

    @Test
    void aWriteThatWaitsIsEndedByAnInterruptAndWhatWasWrittenIsThere() throws Exception {
        try (Ends ends = Ends.of(fifo)) {
            Call<Boolean> writer = untilItIsIn("poll", () -> {
                ends.sink().write(new byte[LARGE]);
                return true;
            });
            writer.thread().interrupt();
            assertEndsWith(ClosedByInterruptException.class, writer);
            int length = ends.source().readAllBytes().length;
            assertTrue(length > 0 && length < LARGE, () -> "length=" + length);
        }
    }

    @Test
    void writingToNobodyFailsByName() throws Exception {
        try (Ends ends = Ends.of(fifo)) {
            ends.source().close();
            IOException told = assertThrows(IOException.class, () -> ends.sink().write(bytes("x")));
            assertTrue(told.getMessage().contains("errno=EPIPE"), told.getMessage());
        }
    }

    @Test
    void aReaderWithoutEndServesOneWriterAfterTheOther() throws Exception {
        try (InputStream commands = fifo.openForReadingWithoutEnd();
                BufferedReader lines = new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8))) {
            for (String command : new String[] {"start", "stop"}) {
                Command.of("sh", "-c", "echo " + command + " > " + path).run();
                assertEquals(command, lines.readLine());
            }
            Call<Integer> reader = untilItIsIn("poll", commands::read);
            reader.thread().interrupt();
            assertEndsWith(ClosedByInterruptException.class, reader);
        }
    }

    @Test
    void whatIsNoFifoIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "kept");
        IpcException told = assertThrows(IpcException.class, () -> Fifo.open(file));
        assertTrue(told.getMessage().startsWith("path is not that of a FIFO: "), told.getMessage());
        assertThrows(IpcException.class, () -> Fifo.createOrOpen(file));
        assertThrows(IpcException.class, () -> Fifo.open(directory));
        assertFails("mkfifo", "EEXIST", () -> Fifo.create(file));
        Path link = Files.createSymbolicLink(directory.resolve("link"), path);
        assertThrows(IpcException.class, () -> Fifo.open(link));
        assertFails("stat", "ENOENT", () -> Fifo.open(directory.resolve("absent")));
        assertFails("mkfifo", "ENOENT", () -> Fifo.createOrOpen(directory.resolve("absent/fifo")));
        assertEquals(path, Fifo.createOrOpen(path).path());
    }

    @Test
    void whatTookItsPlaceIsNeitherOpenedNorDeleted() throws Exception {
        Files.delete(path);
        assertFails("stat", "ENOENT", fifo::openForReading);
        assertFails("stat", "ENOENT", fifo::unlink);
        Files.writeString(path, "kept");
        assertThrows(IpcException.class, fifo::openForReading);
        assertThrows(IpcException.class, fifo::openForWriting);
        assertThrows(IpcException.class, fifo::unlink);
        assertEquals("kept", Files.readString(path));
    }

    @Test
    void pythonMakesOneAndWritesIt() throws Exception {
        Path theirs = directory.resolve("theirs");
        try (ChildProcess writer = new Peers(tools)
                .python("make-fifo-and-write", theirs.toString(), "one", "two")
                .stdout(Output.pipe())
                .start()) {
            assertEquals("made", Running.lines(writer).readLine());
            try (InputStream source = Fifo.open(theirs).openForReading()) {
                assertEquals("one\ntwo\n", Running.text(source));
            }
            assertTrue(writer.awaitExit().isSuccess());
        }
    }

    @Test
    void cReadsItToItsEnd() throws Exception {
        try (ChildProcess reader = new Peers(tools)
                .c("read-fifo", path.toString())
                .stdout(Output.pipe())
                .start()) {
            try (OutputStream sink = fifo.openForWriting()) {
                sink.write(bytes("from Java\n"));
            }
            assertEquals("from Java", Running.lines(reader).readLine());
            assertTrue(reader.awaitExit().isSuccess());
        }
    }

    @Test
    void aSilentWriterIsSeenAndItsDeathIsTheEnd() throws Exception {
        try (ChildProcess holder = new Peers(tools)
                        .python("hold-fifo", path.toString())
                        .stdin(Input.pipe())
                        .stdout(Output.pipe())
                        .start();
                InputStream source = fifo.openForReading()) {
            assertEquals("open", Running.lines(holder).readLine());
            Call<Integer> reader = untilItIsIn("poll", source::read);
            holder.destroyForcibly();
            assertEquals(-1, reader.outcome().get());
        }
    }

    @Test
    void theDeathOfTheReaderIsToldToTheWriter() throws Exception {
        try (ChildProcess reader =
                Command.of("sh", "-c", "exec sleep 1000 < " + path).start()) {
            try (OutputStream sink = fifo.openForWriting()) {
                sink.write(bytes("nobody reads this"));
                reader.destroyForcibly();
                reader.awaitExit();
                IOException told = assertThrows(IOException.class, () -> sink.write(bytes("x")));
                assertTrue(told.getMessage().contains("errno=EPIPE"), told.getMessage());
            }
        }
    }
}
