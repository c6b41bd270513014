package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.codec.CodecException;
import io.javaipc.testing.Running;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What whatever hands messages from some to others must do, be it kept in memory or on a disk. */
public interface MessageQueueContract {
    /**
     * Both ends of a queue.
     *
     * @param <E> the elements
     */
    interface Ends<E> {
        /**
         * Puts an element in.
         *
         * @param element the element
         * @throws InterruptedException when interrupted
         */
        void put(E element) throws InterruptedException;

        /**
         * Takes the next one, if there is one.
         *
         * @return the element or null
         */
        E poll();

        /**
         * Takes the next one within a time.
         *
         * @param timeout how long
         * @return the element or null
         * @throws InterruptedException when interrupted
         */
        E poll(Duration timeout) throws InterruptedException;

        /**
         * Waits for the next one.
         *
         * @return the element
         * @throws InterruptedException when interrupted
         */
        E take() throws InterruptedException;

        /**
         * Waits for the next one, and holds it.
         *
         * @return the delivery
         * @throws InterruptedException when interrupted
         */
        Delivery<E> receive() throws InterruptedException;
    }

    /**
     * Opens a queue, which is closed and removed after the test.
     *
     * @param <E> the elements
     * @param name the same name is the same queue
     * @param codec how elements become bytes
     * @return its ends
     */
    <E> Ends<E> open(String name, Codec<E> codec);

    @Test
    default void firstInFirstOut() throws Exception {
        Ends<String> queue = open("queue", Codec.utf8());
        assertNull(queue.poll());
        for (int i = 0; i < 500; i++) {
            String element = Integer.toString(i).repeat(i % 50);
            queue.put(element);
            queue.put("x");
            assertEquals(element, queue.take());
            assertEquals("x", queue.poll());
        }
        assertNull(queue.poll());
    }

    @Test
    default void whoPollsWaitsNoLongerThanHeMay() throws Exception {
        Ends<String> queue = open("queue", Codec.utf8());
        assertNull(queue.poll(Duration.ZERO));
        assertNull(queue.poll(Duration.ofSeconds(-1)));
        long start = System.nanoTime();
        assertNull(queue.poll(Duration.ofMillis(30)));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(30));
    }

    @Test
    default void whoWaitsForAnElementIsServed() throws Exception {
        Ends<String> queue = open("queue", Codec.utf8());
        Running.Call<String> taker = Running.untilItWaits(() -> queue.take() + queue.poll(Duration.ofDays(1)));
        queue.put("a");
        queue.put("b");
        assertEquals("ab", taker.outcome().get());
    }

    @Test
    default void anInterruptEndsTheWaitAndTakesNothing() throws Exception {
        Ends<String> queue = open("queue", Codec.utf8());
        Running.Call<String> taker = Running.untilItWaits(queue::take);
        taker.thread().interrupt();
        ExecutionException ended = assertThrows(ExecutionException.class, taker.outcome()::get);
        assertEquals(InterruptedException.class, ended.getCause().getClass());
        queue.put("a");
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, queue::take);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, queue::receive);
        Thread.currentThread().interrupt();
        assertEquals("a", queue.poll());
        assertTrue(Thread.interrupted(), "the interrupt was swallowed");
    }

    @Test
    default void whatIsGivenBackComesAgainFirstAndMarked() throws Exception {
        Ends<String> queue = open("queue", Codec.utf8());
        queue.put("a");
        queue.put("b");
        Delivery<String> first = queue.receive();
        assertEquals("a", first.value());
        assertFalse(first.redelivered());
        first.giveBack();
        Delivery<String> again = queue.receive();
        assertEquals("a", again.value());
        assertTrue(again.redelivered());
        again.ack();
        assertThrows(IllegalStateException.class, again::ack);
        assertThrows(IllegalStateException.class, again::giveBack);
        assertThrows(IllegalStateException.class, first::ack);
        assertEquals("b", queue.poll());
        assertNull(queue.poll());
    }

    @Test
    default void aMessageThatIsNoElementConcernsItselfOnly() throws Exception {
        Ends<byte[]> bytes = open("mixed", Codec.bytes());
        Ends<Long> longs = open("mixed", Codec.longs());
        byte[] wrong = "wrong".getBytes(StandardCharsets.UTF_8);
        bytes.put(wrong);
        longs.put(7L);
        bytes.put(wrong);
        CodecException told = assertThrows(CodecException.class, longs::take);
        assertArrayEquals(wrong, told.message().orElseThrow());
        assertTrue(told.getMessage().startsWith("message is no element: queue="), told.getMessage());
        assertEquals(7, longs.take());
        Delivery<Long> delivery = longs.receive();
        assertThrows(CodecException.class, delivery::value);
        delivery.giveBack();
        assertArrayEquals(wrong, bytes.take());
    }

    @Test
    default void whatCannotBecomeBytesIsNotIn() throws Exception {
        Ends<String> queue = open("queue", Codec.utf8());
        CodecException told = assertThrows(CodecException.class, () -> queue.put("\uD83D"));
        assertTrue(told.getMessage().startsWith("text has half a surrogate pair"), told.getMessage());
        assertThrows(NullPointerException.class, () -> queue.put(null));
        assertNull(queue.poll());
        queue.put("a");
        assertEquals("a", queue.poll());
    }

    @Test
    default void threadsShareItWithoutLossOrDouble() throws Exception {
        Ends<Integer> queue = open("numbers", Codec.ints());
        int each = 1_000;
        List<Running.Call<Long>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.add(Running.start(() -> {
                long sum = 0;
                for (int number = 1; number <= each; number++) {
                    queue.put(number);
                    sum -= number;
                }
                return sum;
            }));
            calls.add(Running.start(() -> {
                long sum = 0;
                for (int taken = 0; taken < each; taken++) {
                    sum += queue.take();
                }
                return sum;
            }));
        }
        long balance = 0;
        for (Running.Call<Long> call : calls) {
            balance += call.outcome().get();
        }
        assertEquals(0, balance);
        assertNull(queue.poll());
    }
}
