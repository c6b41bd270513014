package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a number between processes must do. */
public abstract class SharedLongContract extends SpaceContract {
    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedLongContract(String platform) {
        super(platform);
    }

    @Test
    void doesWhatAtomicLongDoes() {
        SharedLong number = space.longValue("number");
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
        number.setRelease(Long.MIN_VALUE);
        assertEquals(Long.MIN_VALUE, number.getAcquire());
        assertEquals(Long.toString(Long.MIN_VALUE), number.toString());
    }

    @Test
    void isOneNumberForAllProcesses() throws Exception {
        Peer first = peer();
        Peer second = peer();
        first.begin("count 100000");
        second.begin("count 100000");
        SharedLong number = space.longValue("number");
        for (int i = 0; i < 100_000; i++) {
            number.incrementAndGet();
        }
        first.expect("counted");
        second.expect("counted");
        assertEquals(300_000, number.get());
        assertEquals("300000", first.run("get number"));
    }

    @Test
    void staysWhenItsWriterIsKilledAndNobodyHasItOpen() throws Exception {
        Peer writer = peer();
        assertEquals("counted", writer.run("count 17"));
        writer.kill();
        space.close();
        assertThrows(IllegalStateException.class, () -> space.longValue("number"));
        space = SharedSpace.open(space.name());
        assertEquals(17, space.longValue("number").get());
    }

    @Test
    void aClosedSpacesNumberRefuses() {
        SharedSpace again = SharedSpace.open(space.name());
        SharedLong number = again.longValue("number");
        again.close();
        again.close();
        String message = assertThrows(IllegalStateException.class, number::get).getMessage();
        assertTrue(message.startsWith("shared object is closed with its space: path="), message);
        assertEquals(0, space.longValue("number").get());
    }
}
