package io.javaipc.posix.ipc;

import static io.javaipc.posix.ipc.Failures.assertEndsWith;
import static io.javaipc.posix.ipc.Failures.untilItIsIn;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors.Access;
import io.javaipc.platform.Descriptors.PipeEnds;
import io.javaipc.posix.descriptor.RawDescriptors;
import io.javaipc.testing.Running;
import io.javaipc.testing.Running.Call;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link NativeChannel} over files, sockets and pipes that are in blocking mode, as other processes leave them. */
class NativeChannelTest {
    private static final int LARGE = 1 << 20;

    @TempDir
    Path directory;

    private final byte[] much = new byte[LARGE];
    private int before;

    @BeforeEach
    void fill() throws IOException {
        new Random(7).nextBytes(much);
        before = Failures.openDescriptors();
    }

    @AfterEach
    void nothingStaysOpen() throws Exception {
        Failures.assertNoneMoreOpenThan(before);
    }

    /** Two ends. */
    private record Ends(NativeChannel source, NativeChannel sink) implements AutoCloseable {
        static Ends ofPipe() {
            PipeEnds pipe = RawDescriptors.pipe();
            return new Ends(NativeChannel.of(pipe.source()), NativeChannel.of(pipe.sink()));
        }

        static Ends ofSockets() {
            DescriptorChannel.Pair pair = DescriptorChannel.pair(Framing.STREAM);
            return new Ends(
                    NativeChannel.of(pair.first().descriptor()),
                    NativeChannel.of(pair.second().descriptor()));
        }

        @Override
        public void close() throws IOException {
            sink.close();
            source.close();
        }
    }

    @Test
    void aFileIsWrittenAndRead() throws Exception {
        Path file = directory.resolve("file");
        try (NativeChannel channel = NativeChannel.of(RawDescriptors.open(file, Access.WRITE))) {
            assertEquals(LARGE, channel.write(ByteBuffer.wrap(much)));
        }
        assertArrayEquals(much, Files.readAllBytes(file));
        try (InputStream stream =
                NativeChannel.of(RawDescriptors.open(file, Access.READ)).inputStream()) {
            assertArrayEquals(much, stream.readAllBytes());
        }
    }

    @Test
    void muchGoesThroughAPipeAndASocket() throws Exception {
        for (Ends opened : new Ends[] {Ends.ofPipe(), Ends.ofSockets()}) {
            try (Ends ends = opened) {
                Call<Boolean> writer = Running.start(() -> {
                    ends.sink().outputStream().write(much);
                    ends.sink().close();
                    return true;
                });
                assertArrayEquals(much, ends.source().inputStream().readAllBytes());
                assertTrue(writer.outcome().get());
            }
        }
    }

    @Test
    void interruptsAndClosesEndWaits() throws Exception {
        for (Ends opened : new Ends[] {Ends.ofPipe(), Ends.ofSockets()}) {
            try (Ends ends = opened) {
                // so that no number of equal parts fills a pipe
                ends.sink().write(ByteBuffer.allocate(1));
                Call<Integer> writer = untilItIsIn("poll", () -> ends.sink().write(ByteBuffer.wrap(much)));
                writer.thread().interrupt();
                assertEndsWith(ClosedByInterruptException.class, writer);
                assertFalse(ends.sink().isOpen());
                assertThrows(ClosedChannelException.class, () -> ends.sink().write(ByteBuffer.allocate(1)));
            }
        }
        for (Ends opened : new Ends[] {Ends.ofPipe(), Ends.ofSockets()}) {
            try (Ends ends = opened) {
                Call<Integer> reader = untilItIsIn("poll", () -> ends.source().read(ByteBuffer.allocate(1)));
                ends.source().close();
                assertEndsWith(AsynchronousCloseException.class, reader);
            }
        }
    }

    @Test
    void anInterruptedThreadClosesAtOnce() throws Exception {
        try (Ends ends = Ends.ofPipe()) {
            Thread.currentThread().interrupt();
            assertThrows(ClosedByInterruptException.class, () -> ends.source().read(ByteBuffer.allocate(1)));
            assertTrue(Thread.interrupted());
            assertFalse(ends.source().isOpen());
        }
    }

    @Test
    void halfASocketCanBeClosed() throws Exception {
        try (Ends ends = Ends.ofSockets()) {
            ends.sink().write(ByteBuffer.wrap(new byte[] {1}));
            ends.sink().shutdownOutput();
            assertEquals(1, ends.source().inputStream().readAllBytes().length);
            ends.source().write(ByteBuffer.wrap(new byte[] {2}));
            assertEquals(2, ends.sink().inputStream().read());
        }
        try (Ends ends = Ends.ofPipe()) {
            IOException told = assertThrows(IOException.class, () -> ends.sink().shutdownOutput());
            assertTrue(told.getMessage().contains("errno=ENOTSOCK"), told.getMessage());
        }
    }

    @Test
    void failuresAreToldByName() throws Exception {
        try (Descriptor readOnly = RawDescriptors.open(Path.of("/dev/null"), Access.READ)) {
            NativeChannel channel = NativeChannel.of(readOnly);
            IOException told = assertThrows(IOException.class, () -> channel.write(ByteBuffer.allocate(1)));
            assertTrue(told.getMessage().contains("operation=write, "), told.getMessage());
            assertTrue(told.getMessage().contains("errno=EBADF"), told.getMessage());
        }
    }
}
