package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.JavaProcess;
import org.junit.jupiter.api.Test;

/** What single elements of arrays of all kinds between processes must do. */
public abstract class SharedArrayElementsContract extends SpaceContract {
    private static final int TIMES = 50_000;
    private static final int LOCKED = 20_000;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedArrayElementsContract(String platform) {
        super(platform);
    }

    @Test
    void elementsOfIntDoWhatThoseOfAtomicIntegerArrayDo() {
        SharedIntArray array = space.intArray("array", 3);
        assertEquals(3, array.length());
        array.set(1, 5);
        assertEquals(5, array.getAndSet(1, 7));
        assertTrue(array.compareAndSet(1, 7, 8));
        assertFalse(array.compareAndSet(1, 7, 9));
        assertEquals(8, array.compareAndExchange(1, 7, 9));
        assertEquals(8, array.compareAndExchange(1, 8, 10));
        assertEquals(10, array.getAndAdd(1, 5));
        assertEquals(20, array.addAndGet(1, 5));
        assertEquals(20, array.getAndIncrement(1));
        assertEquals(22, array.incrementAndGet(1));
        assertEquals(22, array.getAndDecrement(1));
        assertEquals(20, array.decrementAndGet(1));
        assertEquals(20, array.getAndUpdate(1, value -> value * 2));
        assertEquals(41, array.updateAndGet(1, value -> value + 1));
        assertEquals(41, array.getAndAccumulate(1, 50, Math::max));
        assertEquals(49, array.accumulateAndGet(1, 1, (value, operand) -> value - operand));
        array.setRelease(1, -1);
        assertEquals(-1, array.getAcquire(1));
        assertEquals(4_294_967_295L, array.getUnsigned(1));
        array.setPlain(1, Integer.MIN_VALUE);
        assertEquals(Integer.MIN_VALUE, array.getPlain(1));
        assertArrayEquals(new int[] {0, Integer.MIN_VALUE, 0}, array.toArray());
    }

    @Test
    void elementsOfLongDoWhatThoseOfAtomicLongArrayDo() {
        SharedLongArray array = space.longArray("array", 3);
        array.set(1, 5);
        assertEquals(5, array.getAndSet(1, 7));
        assertTrue(array.compareAndSet(1, 7, 8));
        assertFalse(array.compareAndSet(1, 7, 9));
        assertEquals(8, array.compareAndExchange(1, 8, 10));
        assertEquals(10, array.getAndAdd(1, 5));
        assertEquals(20, array.addAndGet(1, 5));
        assertEquals(20, array.getAndIncrement(1));
        assertEquals(22, array.incrementAndGet(1));
        assertEquals(22, array.getAndDecrement(1));
        assertEquals(20, array.decrementAndGet(1));
        assertEquals(20, array.getAndUpdate(1, value -> value * 2));
        assertEquals(41, array.updateAndGet(1, value -> value + 1));
        assertEquals(41, array.getAndAccumulate(1, 50, Math::max));
        assertEquals(49, array.accumulateAndGet(1, 1, (value, operand) -> value - operand));
        array.setRelease(1, 1L << 40);
        assertEquals(1L << 40, array.getAcquire(1));
        array.setPlain(1, Long.MIN_VALUE);
        assertEquals(Long.MIN_VALUE, array.getPlain(1));
        assertArrayEquals(new long[] {0, Long.MIN_VALUE, 0}, array.toArray());
    }

    @Test
    void elementsOfFloatAndDoubleAreComparedByTheirBits() {
        SharedFloatArray floats = space.floatArray("array", 3);
        assertFalse(floats.compareAndSet(1, -0f, 1));
        assertTrue(floats.compareAndSet(1, 0f, Float.NaN));
        assertEquals(Float.NaN, floats.compareAndExchange(1, Float.NaN, 2));
        assertEquals(2, floats.getAndSet(1, 0.5f));
        assertEquals(0.5f, floats.getAndAdd(1, 0.1f));
        assertEquals(0.5f + 0.1f + 0.2f, floats.addAndGet(1, 0.2f));
        floats.set(1, 2);
        assertEquals(2, floats.getAndUpdate(1, Math::sqrt));
        assertEquals((float) Math.sqrt(2) + 1, floats.updateAndGet(1, value -> value + 1));
        floats.setPlain(1, 3);
        assertEquals(3, floats.getAndAccumulate(1, 4, Math::max));
        assertEquals(16, floats.accumulateAndGet(1, 2, Math::pow));
        floats.setRelease(1, -0.5f);
        assertEquals(-0.5f, floats.getAcquire(1));
        assertEquals(-0.5f, floats.getPlain(1));
        assertArrayEquals(new float[] {0, -0.5f, 0}, floats.toArray());

        SharedDoubleArray doubles = space.doubleArray("array", 3);
        assertFalse(doubles.compareAndSet(1, -0.0, 1));
        assertTrue(doubles.compareAndSet(1, 0.0, Double.NaN));
        assertEquals(Double.NaN, doubles.compareAndExchange(1, Double.NaN, 2));
        assertEquals(2, doubles.getAndSet(1, 0.5));
        assertEquals(0.5, doubles.getAndAdd(1, 0.1));
        assertEquals(0.5 + 0.1 + 0.2, doubles.addAndGet(1, 0.2));
        doubles.set(1, 2);
        assertEquals(2, doubles.getAndUpdate(1, Math::sqrt));
        assertEquals(Math.sqrt(2) + 1, doubles.updateAndGet(1, value -> value + 1));
        doubles.setPlain(1, 3);
        assertEquals(3, doubles.getAndAccumulate(1, 4, Math::max));
        assertEquals(16, doubles.accumulateAndGet(1, 2, Math::pow));
        doubles.setRelease(1, -0.5);
        assertEquals(-0.5, doubles.getAcquire(1));
        assertEquals(-0.5, doubles.getPlain(1));
        assertArrayEquals(new double[] {0, -0.5, 0}, doubles.toArray());
    }

    @Test
    void narrowElementsLeaveTheirNeighboursAlone() {
        SharedByteArray bytes = space.byteArray("array", 7);
        SharedCharArray chars = space.charArray("array", 5);
        SharedBooleanArray booleans = space.booleanArray("array", 6);
        for (int i = 0; i < bytes.length(); i++) {
            bytes.fill((byte) -1);
            bytes.set(i, (byte) 5);
            assertEquals(5, bytes.getAndSet(i, (byte) -128));
            assertEquals(128, bytes.getUnsigned(i));
            assertTrue(bytes.compareAndSet(i, (byte) -128, (byte) 127));
            assertFalse(bytes.compareAndSet(i, (byte) -128, (byte) 1));
            assertEquals(-128, bytes.incrementAndGet(i));
            assertEquals(-128, bytes.getAndDecrement(i));
            assertEquals(127, bytes.getAndIncrement(i));
            assertEquals(127, bytes.decrementAndGet(i));
            assertEquals(127, bytes.getAndAdd(i, 256));
            assertEquals(126, bytes.addAndGet(i, -1));
            assertEquals(126, bytes.getAndUpdate(i, value -> value + 1));
            assertEquals(7, bytes.updateAndGet(i, value -> 7));
            assertEquals(7, bytes.getAndAccumulate(i, (byte) 9, Math::max));
            assertEquals(3, bytes.accumulateAndGet(i, (byte) 3, Math::min));
            assertEquals(3, bytes.compareAndExchange(i, (byte) 3, (byte) 9));
            assertEquals(9, bytes.getAcquire(i));
            bytes.setRelease(i, (byte) 10);
            assertEquals(10, bytes.getPlain(i));
            bytes.setPlain(i, (byte) -1);
            assertArrayEquals(new byte[] {-1, -1, -1, -1, -1, -1, -1}, bytes.toArray());
        }
        for (int i = 0; i < chars.length(); i++) {
            chars.fill('\uffff');
            chars.set(i, 'a');
            assertEquals('a', chars.getAndSet(i, 'b'));
            assertTrue(chars.compareAndSet(i, 'b', '\u8000'));
            assertFalse(chars.compareAndSet(i, 'b', 'c'));
            assertEquals('\u8000', chars.compareAndExchange(i, '\u8000', 'd'));
            assertEquals('d', chars.getAcquire(i));
            chars.setRelease(i, 'e');
            assertEquals('e', chars.getPlain(i));
            chars.setPlain(i, '\uffff');
            assertEquals("\uffff".repeat(5), new String(chars.toArray()));
        }
        for (int i = 0; i < booleans.length(); i++) {
            booleans.fill(true);
            booleans.set(i, false);
            assertFalse(booleans.getAndSet(i, true));
            assertTrue(booleans.compareAndSet(i, true, false));
            assertFalse(booleans.compareAndSet(i, true, false));
            assertFalse(booleans.compareAndExchange(i, false, true));
            assertTrue(booleans.getAcquire(i));
            booleans.setRelease(i, false);
            assertFalse(booleans.getPlain(i));
            booleans.setPlain(i, true);
            assertArrayEquals(new boolean[] {true, true, true, true, true, true}, booleans.toArray());
        }
    }

    @Test
    void twoProcessesAtOnceLoseNothing() throws Exception {
        SharedCountDownLatch both = space.countDownLatch("both", 2);
        SharedIntArray ints = space.intArray("array", 2);
        SharedLongArray longs = space.longArray("array", 2);
        SharedFloatArray floats = space.floatArray("array", 2);
        SharedDoubleArray doubles = space.doubleArray("array", 2);
        SharedByteArray bytes = space.byteArray("array", 8);
        SharedCharArray chars = space.charArray("array", 4);
        SharedBooleanArray booleans = space.booleanArray("array", 4);
        try (JavaProcess<Void> child = JavaProcess.start(() -> {
            meet(both);
            changeNumbers(ints, longs, floats, doubles);
            changeNarrow(1, bytes, chars, booleans, ints);
        })) {
            meet(both);
            changeNumbers(ints, longs, floats, doubles);
            changeNarrow(0, bytes, chars, booleans, ints);
            child.join();
        }
        assertEquals(2 * TIMES, ints.get(1));
        assertEquals(2 * TIMES, longs.get(1));
        assertEquals(2f * TIMES, floats.get(1));
        assertEquals(2.0 * TIMES, doubles.get(1));
        // those of both in the middle, beside those of one
        assertArrayEquals(
                new byte[] {(byte) TIMES, (byte) TIMES, (byte) (2 * TIMES), (byte) TIMES, (byte) TIMES, 0, 0, 0},
                bytes.toArray());
        assertEquals((char) TIMES, chars.get(0));
        assertEquals((char) TIMES, chars.get(1));
        assertEquals(2 * LOCKED, ints.get(0));
    }

    /** Without sleep: they are to work at the same time. */
    private static void meet(SharedCountDownLatch both) {
        both.countDown();
        while (both.getCount() > 0) {
            Thread.yield();
        }
    }

    private static void changeNumbers(
            SharedIntArray ints, SharedLongArray longs, SharedFloatArray floats, SharedDoubleArray doubles) {
        for (int n = 0; n < TIMES; n++) {
            ints.incrementAndGet(1);
            longs.getAndAdd(1, 1);
            floats.addAndGet(1, 1);
            doubles.updateAndGet(1, value -> value + 1);
        }
    }

    /** Each process changes elements of its own by all means, and one together with the other. */
    private static void changeNarrow(
            int self, SharedByteArray bytes, SharedCharArray chars, SharedBooleanArray booleans, SharedIntArray ints) {
        for (int n = 0; n < LOCKED; n++) {
            while (!booleans.compareAndSet(3, false, true)) {
                Thread.yield();
            }
            ints.setPlain(0, ints.getPlain(0) + 1);
            booleans.set(3, false);
        }
        for (int n = 0; n < TIMES; n++) {
            bytes.set(self, (byte) (bytes.get(self) + 1));
            bytes.setRelease(self + 3, (byte) (bytes.getAcquire(self + 3) + 1));
            bytes.incrementAndGet(2);
            chars.setPlain(self, (char) (chars.getPlain(self) + 1));
        }
    }
}
