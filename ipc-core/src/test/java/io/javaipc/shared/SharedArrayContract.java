package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.process.JavaProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What arrays of all kinds between processes must do as a whole; their elements, see {@link SharedArrayElementsContract}. */
public abstract class SharedArrayContract extends SpaceContract {
    private static final int HEADER = 64;
    // more than is moved in one piece, and no multiple of it
    private static final int LONG = 10_007;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedArrayContract(String platform) {
        super(platform);
    }

    @Test
    void theFileHasThemSideBySideAsCWouldReadThem() throws IOException {
        space.intArray("a", 2).put(0, new int[] {1, -2}, 0, 2);
        space.longArray("a", 2).put(0, new long[] {1, -2}, 0, 2);
        space.floatArray("a", 2).put(0, new float[] {1, -2}, 0, 2);
        space.doubleArray("a", 2).put(0, new double[] {1, -2}, 0, 2);
        space.byteArray("a", 2).put(0, new byte[] {1, -2}, 0, 2);
        space.charArray("a", 2).put(0, new char[] {'a', 'ä'}, 0, 2);
        space.booleanArray("a", 2).put(0, new boolean[] {false, true}, 0, 2);
        assertEquals(bytes(8).putInt(1).putInt(-2).flip(), body("int-array.a"));
        assertEquals(bytes(16).putLong(1).putLong(-2).flip(), body("long-array.a"));
        assertEquals(bytes(8).putFloat(1).putFloat(-2).flip(), body("float-array.a"));
        assertEquals(bytes(16).putDouble(1).putDouble(-2).flip(), body("double-array.a"));
        assertEquals(bytes(4).put(0, (byte) 1).put(1, (byte) -2), body("byte-array.a"));
        assertEquals(bytes(4).putChar('a').putChar('ä').flip(), body("char-array.a"));
        assertEquals(bytes(4).put(1, (byte) 1), body("boolean-array.a"));
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    private ByteBuffer body(String file) throws IOException {
        String location = SpaceProvider.installed().inspect(space.name()).location();
        byte[] all = Files.readAllBytes(Path.of(location, file));
        return ByteBuffer.wrap(all, HEADER, all.length - HEADER);
    }

    @Test
    void manyAreMovedAtOnce() {
        int[] ints = IntStream.range(0, LONG).toArray();
        SharedIntArray array = space.intArray("array", LONG + 2);
        array.put(1, ints, 0, LONG);
        assertEquals(0, array.get(0));
        assertEquals(0, array.get(LONG + 1));
        int[] read = new int[LONG + 4];
        array.get(1, read, 2, LONG);
        assertArrayEquals(ints, IntStream.of(read).skip(2).limit(LONG).toArray());
        assertEquals(0, read[1]);
        assertEquals(0, read[LONG + 2]);
        array.fill(-3);
        assertTrue(array.stream().allMatch(value -> value == -3));
        array.put(5, ints, LONG - 1, 1);
        array.put(6, ints, 3, 0);
        assertEquals(LONG - 1, array.get(5));
        assertEquals(-3, array.get(6));

        SharedLongArray longs = space.longArray("array", LONG);
        longs.put(0, IntStream.of(ints).asLongStream().toArray(), 0, LONG);
        assertEquals((long) LONG * (LONG - 1) / 2, longs.stream().sum());
        SharedBooleanArray booleans = space.booleanArray("array", LONG);
        boolean[] flags = new boolean[LONG];
        flags[LONG - 1] = true;
        flags[8191] = true;
        booleans.put(0, flags, 0, LONG);
        assertArrayEquals(flags, booleans.toArray());
        SharedCharArray chars = space.charArray("array", LONG);
        String text = IntStream.range(0, LONG)
                .mapToObj(i -> Character.toString((char) i))
                .collect(Collectors.joining());
        chars.put(0, text.toCharArray(), 0, LONG);
        assertEquals(text, new String(chars.toArray()));
        SharedByteArray bytes = space.byteArray("array", LONG);
        bytes.fill((byte) 9);
        byte[] some = new byte[9_000];
        bytes.get(LONG - some.length, some, 0, some.length);
        assertEquals(9, some[0]);
        assertEquals(9, some[some.length - 1]);
        SharedFloatArray floats = space.floatArray("array", LONG);
        floats.fill(0.5f);
        assertEquals(0.5f * LONG, floats.stream().reduce(0f, Float::sum));
        SharedDoubleArray doubles = space.doubleArray("array", LONG);
        doubles.fill(0.5);
        assertEquals(0.5 * LONG, doubles.stream().sum());
    }

    @Test
    void aRangeIsAPartOfTheSameMemory() {
        SharedIntArray array = space.intArray("array", 10);
        array.put(0, IntStream.range(0, 10).toArray(), 0, 10);
        SharedIntArray range = array.range(2, 8);
        assertEquals(6, range.length());
        assertArrayEquals(new int[] {2, 3, 4, 5, 6, 7}, range.toArray());
        range.set(0, 20);
        array.set(7, 70);
        assertEquals(20, array.get(2));
        assertEquals(70, range.get(5));
        SharedIntArray inner = range.range(1, 5);
        assertEquals(List.of(3, 4, 5, 6), inner.stream().boxed().toList());
        inner.put(0, new int[] {33, 44, 55, 66}, 0, 4);
        inner.range(1, 3).fill(9);
        assertArrayEquals(new int[] {0, 1, 20, 33, 9, 9, 66, 70, 8, 9}, array.toArray());
        assertEquals(0, array.range(10, 10).length());
        assertArrayEquals(new int[0], array.range(3, 3).toArray());
        refused("index is outside of shared array: array=int-array.array, index=4, length=4", () -> inner.get(4));
        refused("from=-1, to=3, length=10", () -> array.range(-1, 3));
        refused("from=3, to=2, length=10", () -> array.range(3, 2));
        refused(
                "range is outside of shared array: array=int-array.array, from=0, to=7, length=6",
                () -> range.range(0, 7));
        // not the first in its word of 32 bits
        SharedByteArray bytes = space.byteArray("array", 9).range(3, 8);
        bytes.set(0, (byte) 1);
        assertEquals(1, space.byteArray("array", 9).getAndAdd(3, 1));
        assertEquals(2, bytes.get(0));
        assertEquals(
                1,
                space.charArray("array", 5).range(1, 3).length()
                        - space.booleanArray("array", 1).range(0, 1).length());
        assertEquals(2, space.longArray("array", 4).range(2, 4).length());
        assertEquals(2, space.floatArray("array", 4).range(2, 4).length());
        assertEquals(2, space.doubleArray("array", 4).range(2, 4).length());
    }

    @Test
    void anIndexOutsideIsNamedAndNothingIsMoved() {
        SharedIntArray array = space.intArray("array", 3);
        String message = "index is outside of shared array: array=int-array.array, index=3, length=3";
        refused(message, () -> array.get(3));
        refused(message, () -> array.set(3, 1));
        refused(message, () -> array.getPlain(3));
        refused(message, () -> array.setRelease(3, 1));
        refused(message, () -> array.incrementAndGet(3));
        refused("index=-1, length=3", () -> array.get(-1));
        refused("index=-2147483648", () -> array.compareAndSet(Integer.MIN_VALUE, 0, 1));
        SharedByteArray bytes = space.byteArray("bytes", 5);
        refused("array=byte-array.bytes, index=5, length=5", () -> bytes.get(5));
        refused("array=byte-array.bytes, index=7, length=5", () -> bytes.set(7, (byte) 1));
        refused("array=byte-array.bytes, index=6, length=5", () -> bytes.setPlain(6, (byte) 1));
        String moved = "elements are outside of shared array: array=int-array.array, from=2, count=2, length=3";
        refused(moved, () -> array.put(2, new int[] {1, 1}, 0, 2));
        refused(moved, () -> array.get(2, new int[2], 0, 2));
        refused("from=-1, count=1", () -> array.put(-1, new int[] {1, 1}, 0, 1));
        refused("length 2", () -> array.put(0, new int[] {1, 1}, 1, 2));
        refused("length 2", () -> array.get(0, new int[2], -1, 1));
        assertArrayEquals(new int[3], array.toArray());
    }

    private static void refused(String message, Executable step) {
        String said = assertThrows(IndexOutOfBoundsException.class, step).getMessage();
        assertTrue(said.contains(message), said);
    }

    @Test
    void theyAreIteratedInOrder() {
        SharedIntArray ints = space.intArray("array", 3);
        ints.put(0, new int[] {4, 5, 6}, 0, 3);
        List<Integer> seen = new ArrayList<>();
        for (int value : ints) {
            seen.add(value);
        }
        assertEquals(List.of(4, 5, 6), seen);
        PrimitiveIterator.OfInt iterator = ints.iterator();
        assertEquals(4, iterator.nextInt());
        // read when its turn comes
        ints.set(1, 50);
        assertEquals(50, iterator.nextInt());
        SharedCharArray chars = space.charArray("array", 2);
        chars.put(0, new char[] {'h', 'i'}, 0, 2);
        assertEquals("hi", chars.stream().map(String::valueOf).collect(Collectors.joining()));
        SharedBooleanArray booleans = space.booleanArray("array", 2);
        booleans.set(1, true);
        assertEquals(List.of(false, true), booleans.stream().toList());
        assertFalse(space.doubleArray("array", 0).iterator().hasNext());
        assertEquals((byte) 0, space.byteArray("array", 1).iterator().next());
        assertEquals(0f, space.floatArray("array", 1).iterator().next());
        assertEquals(0L, space.longArray("array", 1).iterator().nextLong());
    }

    @Test
    void memoryThatWasUsedBeforeIsZeroAgain() {
        for (int round = 0; round < 3; round++) {
            SharedIntArray ints = space.intArray("array", 100_000);
            SharedByteArray bytes = space.byteArray("array", 100_001);
            assertTrue(ints.stream().allMatch(value -> value == 0));
            assertArrayEquals(new byte[100_001], bytes.toArray());
            ints.fill(-1);
            bytes.fill((byte) -1);
            space.destroy();
            space = SharedSpace.open(space.name());
        }
    }

    @Test
    void anotherLengthOrKindIsRefusedByBothNames() throws IOException {
        space.intArray("array", 3).set(0, 7);
        String message = assertThrows(IpcException.class, () -> space.intArray("array", 4))
                .getMessage();
        assertTrue(message.contains("found=INT_ARRAY[3], asked=INT_ARRAY[4]"), message);
        Path location = Path.of(SpaceProvider.installed().inspect(space.name()).location());
        Files.copy(location.resolve("int-array.array"), location.resolve("float-array.copy"));
        message = assertThrows(IpcException.class, () -> space.floatArray("copy", 3))
                .getMessage();
        assertTrue(message.contains("found=INT_ARRAY[3], asked=FLOAT_ARRAY[3]"), message);
        // the kind is a part of the name
        assertEquals(0, space.floatArray("array", 5).get(0));
        assertEquals(7, space.intArray("array", 3).get(0));
    }

    @Test
    void lengthsThatCannotBeAreRefused() {
        for (Executable tooLong : List.<Executable>of(
                () -> space.longArray("array", 1 << 28),
                () -> space.doubleArray("array", 1 << 28),
                () -> space.intArray("array", 1 << 29),
                () -> space.charArray("array", 1 << 30),
                () -> space.byteArray("array", Integer.MAX_VALUE),
                () -> space.booleanArray("array", Integer.MAX_VALUE - 64))) {
            String message =
                    assertThrows(IllegalArgumentException.class, tooLong).getMessage();
            assertTrue(message.startsWith("shared object is too large: kind="), message);
            assertTrue(message.endsWith(", most=2147483583"), message);
        }
        String message = assertThrows(IllegalArgumentException.class, () -> space.intArray("array", -1))
                .getMessage();
        assertEquals("length is negative: kind=INT_ARRAY, length=-1", message);
        assertEquals(0, space.intArray("array", 0).length());
    }

    @Test
    void aChildSeesAndWritesArraysAndRangesThroughItsHandles() throws Exception {
        SharedIntArray ints = space.intArray("array", 10);
        SharedDoubleArray doubles = space.doubleArray("array", 4);
        SharedBooleanArray booleans = space.booleanArray("array", 5);
        SharedByteArray range = space.byteArray("array", 10).range(2, 9).range(1, 4);
        ints.set(9, 41);
        try (JavaProcess<String> child = JavaProcess.start(() -> {
            ints.incrementAndGet(9);
            doubles.put(1, new double[] {0.5, 1.5}, 0, 2);
            booleans.set(4, true);
            range.fill((byte) 3);
            return ints.length() + " " + range.length() + " " + range;
        })) {
            assertEquals("10 3 SharedArray[byte-array.array, first=3, length=3]", child.join());
        }
        assertEquals(42, ints.get(9));
        assertArrayEquals(new double[] {0, 0.5, 1.5, 0}, doubles.toArray());
        assertEquals(
                List.of(false, false, false, false, true), booleans.stream().toList());
        assertArrayEquals(
                new byte[] {0, 0, 0, 3, 3, 3, 0, 0, 0, 0},
                space.byteArray("array", 10).toArray());
    }

    @Test
    void aClosedSpacesArraysRefuse() {
        SharedSpace again = SharedSpace.open(space.name());
        SharedIntArray ints = again.intArray("array", 3);
        SharedByteArray bytes = again.byteArray("array", 3);
        SharedCharArray range = again.charArray("array", 3).range(1, 2);
        again.close();
        assertThrows(IllegalStateException.class, () -> ints.get(0));
        assertThrows(IllegalStateException.class, ints::toArray);
        assertThrows(IllegalStateException.class, () -> ints.fill(1));
        assertThrows(IllegalStateException.class, () -> bytes.set(0, (byte) 1));
        assertThrows(IllegalStateException.class, () -> range.get(0));
        assertEquals(0, space.intArray("array", 3).get(0));
    }
}
