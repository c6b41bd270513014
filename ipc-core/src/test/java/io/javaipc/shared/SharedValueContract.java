package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.JavaProcess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What single values of all kinds between processes must do. */
public abstract class SharedValueContract extends SpaceContract {
    private static final int TIMES = 50_000;
    private static final int LOCKED = 20_000;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedValueContract(String platform) {
        super(platform);
    }

    @Test
    void anIntDoesWhatAtomicIntegerDoes() {
        SharedInt number = space.intValue("number");
        assertEquals(0, number.get());
        number.set(5);
        assertEquals(5, number.getAndSet(7));
        assertTrue(number.compareAndSet(7, 8));
        assertFalse(number.compareAndSet(7, 9));
        assertEquals(8, number.compareAndExchange(7, 9));
        assertEquals(8, number.compareAndExchange(8, 10));
        assertEquals(10, number.getAndAdd(5));
        assertEquals(20, number.addAndGet(5));
        assertEquals(20, number.getAndIncrement());
        assertEquals(22, number.incrementAndGet());
        assertEquals(22, number.getAndDecrement());
        assertEquals(20, number.decrementAndGet());
        assertEquals(20, number.getAndUpdate(value -> value * 2));
        assertEquals(41, number.updateAndGet(value -> value + 1));
        assertEquals(41, number.getAndAccumulate(50, Math::max));
        assertEquals(49, number.accumulateAndGet(1, (value, operand) -> value - operand));
        number.setRelease(-1);
        assertEquals(-1, number.getAcquire());
        assertEquals(4_294_967_295L, number.getUnsigned());
        number.set(Integer.MAX_VALUE);
        assertEquals(Integer.MIN_VALUE, number.incrementAndGet());
        assertEquals("-2147483648", number.toString());
    }

    @Test
    void aByteWrapsAroundInItsEightBits() {
        SharedByte number = space.byteValue("number");
        assertEquals(0, number.get());
        number.set((byte) 127);
        assertEquals(-128, number.incrementAndGet());
        assertEquals(128, number.getUnsigned());
        assertTrue(number.compareAndSet((byte) -128, (byte) -1));
        assertFalse(number.compareAndSet((byte) -128, (byte) 3));
        assertEquals(255, number.getUnsigned());
        assertEquals(-1, number.getAndIncrement());
        assertEquals(0, number.getAndDecrement());
        assertEquals(-2, number.decrementAndGet());
        assertEquals(-2, number.getAndAdd(258));
        assertEquals(10, number.addAndGet(10));
        assertEquals(10, number.getAndSet((byte) 4));
        assertEquals(4, number.compareAndExchange((byte) 4, (byte) 5));
        assertEquals(5, number.getAndUpdate(value -> value * 100));
        assertEquals((byte) 500, number.getAcquire());
        assertEquals((byte) 501, number.updateAndGet(value -> value + 1));
        assertEquals((byte) 501, number.getAndAccumulate((byte) 3, Math::max));
        assertEquals(6, number.accumulateAndGet((byte) 2, (value, operand) -> value * operand));
        number.setRelease((byte) -3);
        assertEquals("-3", number.toString());
    }

    @Test
    void aFloatIsComparedByItsBits() {
        SharedFloat number = space.floatValue("number");
        assertEquals(0f, number.get());
        assertFalse(number.compareAndSet(-0f, 1f));
        assertTrue(number.compareAndSet(0f, Float.NaN));
        assertTrue(number.compareAndSet(Float.NaN, 1f));
        assertEquals(1f, number.compareAndExchange(2f, 3f));
        assertEquals(1f, number.compareAndExchange(1f, 3f));
        assertEquals(3f, number.getAndSet(0.5f));
        assertEquals(0.5f, number.getAndAdd(0.1f));
        assertEquals(0.5f + 0.1f + 0.2f, number.addAndGet(0.2f));
        number.setRelease(Float.NaN);
        assertEquals(Float.NaN, number.getAndAdd(1));
        assertEquals(Float.NaN, number.getAndUpdate(value -> 2));
        assertEquals((float) Math.sqrt(2), number.updateAndGet(Math::sqrt));
        assertEquals((float) Math.sqrt(2), number.getAndAccumulate(7f, Math::max));
        assertEquals(49f, number.accumulateAndGet(2f, Math::pow));
        assertEquals(49f, number.getAcquire());
        number.set(Float.MIN_VALUE);
        assertEquals(Float.toString(Float.MIN_VALUE), number.toString());
    }

    @Test
    void aDoubleIsComparedByItsBits() {
        SharedDouble number = space.doubleValue("number");
        assertEquals(0.0, number.get());
        assertFalse(number.compareAndSet(-0.0, 1));
        assertTrue(number.compareAndSet(0.0, Double.NaN));
        assertTrue(number.compareAndSet(Double.NaN, 1));
        assertEquals(1, number.compareAndExchange(2, 3));
        assertEquals(1, number.compareAndExchange(1, 3));
        assertEquals(3, number.getAndSet(0.5));
        assertEquals(0.5, number.getAndAdd(0.1));
        assertEquals(0.5 + 0.1 + 0.2, number.addAndGet(0.2));
        number.setRelease(Double.NaN);
        assertEquals(Double.NaN, number.getAndUpdate(value -> 2));
        assertEquals(Math.sqrt(2), number.updateAndGet(Math::sqrt));
        assertEquals(Math.sqrt(2), number.getAndAccumulate(7, Math::max));
        assertEquals(49, number.accumulateAndGet(2, Math::pow));
        assertEquals(49, number.getAcquire());
        number.set(Double.MIN_VALUE);
        assertEquals(Double.toString(Double.MIN_VALUE), number.toString());
    }

    @Test
    void aBooleanAndACharAreSetInOneStep() {
        SharedBoolean flag = space.booleanValue("flag");
        assertFalse(flag.get());
        assertTrue(flag.compareAndSet(false, true));
        assertFalse(flag.compareAndSet(false, true));
        assertTrue(flag.getAndSet(false));
        assertFalse(flag.compareAndExchange(true, false));
        assertFalse(flag.compareAndExchange(false, true));
        assertTrue(flag.getAcquire());
        flag.set(false);
        flag.setRelease(true);
        assertEquals("true", flag.toString());

        SharedChar letter = space.charValue("letter");
        assertEquals('\0', letter.get());
        assertTrue(letter.compareAndSet('\0', '\uffff'));
        assertFalse(letter.compareAndSet('\0', 'b'));
        assertEquals('\uffff', letter.getAndSet('c'));
        assertEquals('c', letter.compareAndExchange('b', 'd'));
        assertEquals('c', letter.compareAndExchange('c', 'd'));
        letter.set('e');
        letter.setRelease('ä');
        assertEquals('ä', letter.getAcquire());
        assertEquals("ä", letter.toString());
    }

    @Test
    void onlyTheFirstToAskDecidesWithWhatItStarts() {
        assertEquals(1, space.intValue("v", 1).get());
        assertEquals(1, space.intValue("v", 2).get());
        assertEquals(1, space.intValue("v").get());
        assertEquals(Long.MIN_VALUE, space.longValue("v", Long.MIN_VALUE).get());
        assertEquals(Long.MIN_VALUE, space.longValue("v", 2).get());
        assertEquals(1.5f, space.floatValue("v", 1.5f).get());
        assertEquals(1.5f, space.floatValue("v", 2).get());
        assertEquals(-0.25, space.doubleValue("v", -0.25).get());
        assertEquals(-0.25, space.doubleValue("v", 2).get());
        assertTrue(space.booleanValue("v", true).get());
        assertTrue(space.booleanValue("v", false).get());
        assertEquals(-7, space.byteValue("v", (byte) -7).get());
        assertEquals(-7, space.byteValue("v", (byte) 2).get());
        assertEquals('x', space.charValue("v", 'x').get());
        assertEquals('x', space.charValue("v", 'y').get());
        // the kind is a part of the name
        assertEquals(1, space.intValue("v").get());
    }

    @Test
    void whatAChildWritesThroughItsHandlesIsSeen() throws Exception {
        SharedInt i = space.intValue("i", 7);
        SharedDouble d = space.doubleValue("d", 3.5);
        SharedLong q = space.longValue("q", 1L << 33);
        SharedFloat f = space.floatValue("f", 1.25f);
        SharedChar c = space.charValue("c", 'c');
        SharedByte h = space.byteValue("h", (byte) -23);
        SharedBoolean b = space.booleanValue("b", true);
        SharedSpace here = space;
        try (JavaProcess<List<String>> child = JavaProcess.start(() -> {
            List<String> before = new ArrayList<>();
            for (Object value : List.of(i, d, q, f, c, h, b)) {
                before.add(value.toString());
            }
            i.set(-24);
            d.set(-4.25);
            q.set(1L << 34);
            f.set(-0.5f);
            c.set('y');
            h.set((byte) 42);
            b.set(false);
            here.intValue("new", 5).incrementAndGet();
            return before;
        })) {
            assertEquals(List.of("7", "3.5", "8589934592", "1.25", "c", "-23", "true"), child.join());
        }
        assertEquals(-24, i.get());
        assertEquals(-4.25, d.get());
        assertEquals(1L << 34, q.get());
        assertEquals(-0.5f, f.get());
        assertEquals('y', c.get());
        assertEquals(42, h.get());
        assertFalse(b.get());
        assertEquals(6, space.intValue("new").get());
    }

    @Test
    void twoProcessesAtOnceLoseNothing() throws Exception {
        SharedInt i = space.intValue("i");
        SharedFloat f = space.floatValue("f");
        SharedDouble d = space.doubleValue("d");
        SharedByte b = space.byteValue("b");
        SharedChar c = space.charValue("c");
        SharedBoolean busy = space.booleanValue("busy");
        SharedLong guarded = space.longValue("guarded");
        SharedCountDownLatch both = space.countDownLatch("both", 2);
        try (JavaProcess<Void> child = JavaProcess.start(() -> change(both, i, f, d, b, c, busy, guarded))) {
            change(both, i, f, d, b, c, busy, guarded);
            child.join();
        }
        assertEquals(2 * TIMES, i.get());
        assertEquals(2f * TIMES, f.get());
        assertEquals(2.0 * TIMES, d.get());
        assertEquals((byte) (2 * TIMES), b.get());
        assertEquals((char) (2 * TIMES), c.get());
        assertEquals(2 * LOCKED, guarded.get());
    }

    private static void change(
            SharedCountDownLatch both,
            SharedInt i,
            SharedFloat f,
            SharedDouble d,
            SharedByte b,
            SharedChar c,
            SharedBoolean busy,
            SharedLong guarded) {
        both.countDown();
        // without sleep: they are to work at the same time
        while (both.getCount() > 0) {
            Thread.yield();
        }
        for (int n = 0; n < LOCKED; n++) {
            while (busy.getAndSet(true)) {
                Thread.yield();
            }
            guarded.set(guarded.get() + 1);
            busy.setRelease(false);
        }
        for (int n = 0; n < TIMES; n++) {
            i.getAndIncrement();
            f.addAndGet(1);
            d.getAndAccumulate(1, Double::sum);
            b.updateAndGet(value -> value + 1);
            char was = c.get();
            while (!c.compareAndSet(was, (char) (was + 1))) {
                was = c.get();
            }
        }
    }

    @Test
    void aClosedSpacesValuesRefuse() {
        SharedSpace again = SharedSpace.open(space.name());
        SharedInt i = again.intValue("v");
        SharedFloat f = again.floatValue("v");
        SharedDouble d = again.doubleValue("v");
        SharedBoolean b = again.booleanValue("v");
        SharedByte h = again.byteValue("v");
        SharedChar c = again.charValue("v");
        again.close();
        assertThrows(IllegalStateException.class, i::get);
        assertThrows(IllegalStateException.class, () -> i.getAndAdd(1));
        assertThrows(IllegalStateException.class, f::get);
        assertThrows(IllegalStateException.class, () -> d.set(1));
        assertThrows(IllegalStateException.class, () -> b.getAndSet(true));
        assertThrows(IllegalStateException.class, h::incrementAndGet);
        assertThrows(IllegalStateException.class, () -> c.compareAndSet('\0', 'a'));
        assertThrows(IllegalStateException.class, () -> again.intValue("v", 1));
        assertEquals(0, space.intValue("v").get());
    }

    @Test
    void peopleAreShownTheValues() {
        space.intValue("i", 42);
        space.doubleValue("d", 0.5);
        space.charValue("c", 'a');
        List<String> shown = SpaceProvider.installed().inspect(space.name()).objects().stream()
                .map(object -> object.kind() + "." + object.name() + "=" + object.facts())
                .toList();
        assertEquals(List.of("char.c={value=97}", "double.d={value=0.5}", "int.i={value=42}"), shown);
    }
}
