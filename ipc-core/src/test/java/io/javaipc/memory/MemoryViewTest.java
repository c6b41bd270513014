package io.javaipc.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Values by offset, in a segment of several windows. */
class MemoryViewTest {
    private static final int WINDOW = 16;
    private static final int SIZE = 70;

    @TempDir
    Path temporary;

    private SharedMemory memory;
    private MemoryView view;

    @BeforeEach
    void createWithSmallWindows() {
        memory = new SegmentDirectory(temporary, WINDOW).create("small", SIZE);
        view = memory.view();
    }

    @AfterEach
    void close() {
        memory.close();
    }

    @Test
    void everyTypeIsReadAndWrittenAtEveryOffsetInNativeOrder() throws IOException {
        for (int offset = 0; offset <= SIZE - Long.BYTES; offset++) {
            view.putByte(offset, (byte) -offset);
            assertEquals((byte) -offset, view.getByte(offset));
            view.putShort(offset, (short) (0x8001 + offset));
            assertEquals((short) (0x8001 + offset), view.getShort(offset));
            view.putChar(offset, (char) (0xfe00 + offset));
            assertEquals((char) (0xfe00 + offset), view.getChar(offset));
            view.putInt(offset, 0x81020304 + offset);
            assertEquals(0x81020304 + offset, view.getInt(offset));
            view.putFloat(offset, -1.5f * offset);
            assertEquals(-1.5f * offset, view.getFloat(offset));
            view.putDouble(offset, Math.PI * offset);
            assertEquals(Math.PI * offset, view.getDouble(offset));
            view.putLong(offset, 0x8102030405060708L + offset);
            assertEquals(0x8102030405060708L + offset, view.getLong(offset));
            assertEquals(0x8102030405060708L + offset, file().getLong(offset));
        }
    }

    private ByteBuffer file() throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(temporary.resolve("small"))).order(ByteOrder.nativeOrder());
    }

    @Test
    void bytesGoAcrossWindows() throws IOException {
        byte[] source = new byte[SIZE];
        new Random(1).nextBytes(source);
        view.put(0, source);
        assertArrayEquals(source, file().array());
        for (int offset = 0; offset < SIZE; offset += 3) {
            for (int length = 0; length <= SIZE - offset; length += 5) {
                byte[] target = new byte[SIZE + 2];
                view.get(offset, target, 1, length);
                byte[] expected = new byte[SIZE + 2];
                System.arraycopy(source, offset, expected, 1, length);
                assertArrayEquals(expected, target);
                view.put(offset, target, 1, length);
            }
        }
        assertArrayEquals(source, file().array());
        byte[] last = new byte[1];
        view.get(SIZE - 1, last);
        assertEquals(source[SIZE - 1], last[0]);
    }

    @Test
    void whatIsOutsideIsRefusedAndNothingIsTransferred() {
        assertOutside(-1, 1, () -> view.getByte(-1));
        assertOutside(SIZE, 1, () -> view.putByte(SIZE, (byte) 1));
        assertOutside(SIZE - 1, 2, () -> view.getShort(SIZE - 1));
        assertOutside(SIZE - 1, 2, () -> view.putChar(SIZE - 1, 'x'));
        assertOutside(SIZE - 3, 4, () -> view.putFloat(SIZE - 3, 1));
        assertOutside(Long.MAX_VALUE, 8, () -> view.getDouble(Long.MAX_VALUE));
        assertOutside(Long.MIN_VALUE, 8, () -> view.getLong(Long.MIN_VALUE));
        assertOutside(72, 4, () -> view.ints().getVolatile(72));
        assertOutside(64, 8, () -> view.longs().getVolatile(64));
        assertOutside(0, SIZE + 1, () -> view.put(0, bytes(SIZE + 1)));
        assertOutside(60, 11, () -> view.put(60, bytes(11)));
        assertThrows(IndexOutOfBoundsException.class, () -> view.get(0, new byte[4], 3, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> view.put(0, bytes(4), -1, 2));
        byte[] all = new byte[SIZE];
        view.get(0, all);
        assertArrayEquals(new byte[SIZE], all);
    }

    private static byte[] bytes(int length) {
        byte[] ones = new byte[length];
        Arrays.fill(ones, (byte) 1);
        return ones;
    }

    private static void assertOutside(long offset, int bytes, Executable use) {
        String message = assertThrows(IndexOutOfBoundsException.class, use).getMessage();
        assertEquals(
                "outside of shared memory: name=small, offset=" + offset + ", bytes=" + bytes + ", size=" + SIZE,
                message);
    }

    @Test
    void atomicAccessMustBeAligned() {
        IntAccess ints = view.ints();
        LongAccess longs = view.longs();
        for (Executable use : List.<Executable>of(
                () -> ints.get(6),
                () -> ints.set(6, 1),
                () -> ints.getOpaque(6),
                () -> ints.setOpaque(6, 1),
                () -> ints.getAcquire(6),
                () -> ints.setRelease(6, 1),
                () -> ints.getVolatile(6),
                () -> ints.setVolatile(6, 1),
                () -> ints.compareAndSet(6, 0, 1),
                () -> ints.compareAndExchange(6, 0, 1),
                () -> ints.getAndAdd(6, 1),
                () -> ints.getAndSet(6, 1))) {
            assertUnaligned(6, 4, use);
        }
        for (Executable use : List.<Executable>of(
                () -> longs.get(12),
                () -> longs.set(12, 1),
                () -> longs.getOpaque(12),
                () -> longs.setOpaque(12, 1),
                () -> longs.getAcquire(12),
                () -> longs.setRelease(12, 1),
                () -> longs.getVolatile(12),
                () -> longs.setVolatile(12, 1),
                () -> longs.compareAndSet(12, 0, 1),
                () -> longs.compareAndExchange(12, 0, 1),
                () -> longs.getAndAdd(12, 1),
                () -> longs.getAndSet(12, 1))) {
            assertUnaligned(12, 8, use);
        }
    }

    private static void assertUnaligned(long offset, int alignment, Executable use) {
        String message = assertThrows(IllegalArgumentException.class, use).getMessage();
        assertEquals("offset is not aligned: offset=" + offset + ", alignment=" + alignment, message);
    }

    @Test
    void intsAreReadAndWrittenInEveryWay() {
        IntAccess ints = view.ints();
        for (long offset = 0; offset + Integer.BYTES <= SIZE; offset += Integer.BYTES) {
            ints.set(offset, 1);
            assertEquals(1, ints.get(offset));
            ints.setOpaque(offset, 2);
            assertEquals(2, ints.getOpaque(offset));
            ints.setRelease(offset, 3);
            assertEquals(3, ints.getAcquire(offset));
            ints.setVolatile(offset, Integer.MAX_VALUE);
            assertEquals(Integer.MAX_VALUE, ints.getVolatile(offset));
            assertEquals(Integer.MAX_VALUE, ints.getAndAdd(offset, 1));
            assertEquals(Integer.MIN_VALUE, ints.getAndSet(offset, 5));
            assertFalse(ints.compareAndSet(offset, 4, 6));
            assertTrue(ints.compareAndSet(offset, 5, 6));
            assertEquals(6, ints.compareAndExchange(offset, 5, 7));
            assertEquals(6, ints.compareAndExchange(offset, 6, 8));
            assertEquals(8, view.getInt(offset));
        }
    }

    @Test
    void longsAreReadAndWrittenInEveryWay() {
        LongAccess longs = view.longs();
        for (long offset = 0; offset + Long.BYTES <= SIZE; offset += Long.BYTES) {
            longs.set(offset, 1);
            assertEquals(1, longs.get(offset));
            longs.setOpaque(offset, 2);
            assertEquals(2, longs.getOpaque(offset));
            longs.setRelease(offset, 3);
            assertEquals(3, longs.getAcquire(offset));
            longs.setVolatile(offset, Long.MAX_VALUE);
            assertEquals(Long.MAX_VALUE, longs.getVolatile(offset));
            assertEquals(Long.MAX_VALUE, longs.getAndAdd(offset, 1));
            assertEquals(Long.MIN_VALUE, longs.getAndSet(offset, 5));
            assertFalse(longs.compareAndSet(offset, 4, 6));
            assertTrue(longs.compareAndSet(offset, 5, 6));
            assertEquals(6, longs.compareAndExchange(offset, 5, 7));
            assertEquals(6, longs.compareAndExchange(offset, 6, 8));
            assertEquals(8, view.getLong(offset));
        }
    }

    /** A foreign file with holes: it costs the pages that are touched, not three gigabytes. */
    @Test
    void moreThanTwoGigabytesAreReachedThroughWindows() throws IOException {
        String name = Names.unused();
        long size = (3L << 30) + 5;
        try (RandomAccessFile file = new RandomAccessFile(Names.file(name).toFile(), "rw")) {
            file.setLength(size);
            try (SharedMemory large = SharedMemory.open(name)) {
                large.unlink();
                assertEquals(size, large.size());
                large.view().putByte(size - 1, (byte) 42);
                large.view().putLong((1L << 30) - 3, 43);
                assertEquals(0, large.view().longs().getAndAdd(2L << 30, 44));
                byte[] across = "across".getBytes(StandardCharsets.US_ASCII);
                large.view().put((3L << 30) - 3, across);
                file.seek(size - 1);
                assertEquals(42, file.read());
                file.seek((3L << 30) - 3);
                byte[] found = new byte[across.length];
                file.readFully(found);
                assertArrayEquals(across, found);
                assertEquals(43, large.view().getLong((1L << 30) - 3));
                assertEquals(44, large.view().longs().get(2L << 30));
            }
        }
    }
}
