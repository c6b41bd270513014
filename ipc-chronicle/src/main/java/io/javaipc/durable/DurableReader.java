package io.javaipc.durable;

import io.javaipc.durable.gate.Backoff;
import io.javaipc.shared.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A named reader of a {@link DurableQueue}. The queue keeps its position under its name, through every restart. Any number of
 * threads and processes may have a reader of the same name; they share its messages, each goes to one of them. Readers of
 * different names have all messages each.
 *
 * <p>{@link #poll()} and {@link #take()} move the position when they return the element. {@link #receive()} holds the message
 * until it is {@linkplain Delivery#ack() acknowledged}: one that is not comes again, marked, to whoever reads under that name
 * next, when this reader is closed or its process has died, of whatever cause; so does one that was
 * {@linkplain Delivery#giveBack() given back}. Up to {@value #MOST_HELD} messages are held under a name at one time; whoever
 * asks for more waits.
 *
 * <p><b>When a process dies</b> while it takes a message, the message has been taken or has not. The position is in a file
 * that the kernel writes when it sees fit, whatever the queue's {@link Flush} says: after a power cut, messages may come again
 * that had been taken.
 *
 * <p><b>Waiting</b> is looking again, at growing intervals of up to a millisecond: nothing wakes a process that waits for a
 * file. An interrupt ends it within that time. A process that is <em>stopped</em> at the instant in which it takes a message
 * makes the others of its name wait.
 *
 * <p>A message that is no element concerns nobody but itself: the codec's exception has its bytes, and the next call goes on
 * behind it. Thread-safe.
 *
 * @param <E> the elements
 */
public final class DurableReader<E> implements AutoCloseable {
    /** How many messages are held under a name at one time. */
    public static final int MOST_HELD = ReaderFile.PLACES;

    private final DurableQueue<E> queue;
    private final Taking taking;

    DurableReader(DurableQueue<E> queue, Taking taking) {
        this.queue = queue;
        this.taking = taking;
    }

    /**
     * The name.
     *
     * @return the name
     */
    public String name() {
        return taking.name();
    }

    /**
     * Takes the next message, if there is one.
     *
     * @return the element; null when there is none
     * @throws MessagesExpiredException when messages were removed before they were read; the next call goes on behind them
     * @throws io.javaipc.codec.CodecException when the message is no element; it is taken
     */
    public E poll() {
        return decodeOrNull(taking.tryTakeUninterrupted());
    }

    /**
     * Takes the next message within a time.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @return the element; null when there was none
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has taken nothing then
     * @throws MessagesExpiredException when messages were removed before they were read; the next call goes on behind them
     * @throws io.javaipc.codec.CodecException when the message is no element; it is taken
     */
    public E poll(Duration timeout) throws InterruptedException {
        return decodeOrNull(await(timeout, false));
    }

    /**
     * Takes the next message, and waits for one.
     *
     * @return the element
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has taken nothing then
     * @throws MessagesExpiredException when messages were removed before they were read; the next call goes on behind them
     * @throws io.javaipc.codec.CodecException when the message is no element; it is taken
     */
    public E take() throws InterruptedException {
        return decode(await(null, false));
    }

    /**
     * Takes the next message so that it comes again unless it is acknowledged; and waits for one.
     *
     * @return the delivery
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has taken nothing then
     * @throws MessagesExpiredException when messages were removed before they were read; the next call goes on behind them
     */
    public Delivery<E> receive() throws InterruptedException {
        return new ReaderDelivery<>(this, await(null, true));
    }

    /**
     * The same within a time.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @return the delivery; empty when there was none
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has taken nothing then
     * @throws MessagesExpiredException when messages were removed before they were read; the next call goes on behind them
     */
    public Optional<Delivery<E>> receive(Duration timeout) throws InterruptedException {
        return Optional.ofNullable(await(timeout, true)).map(taken -> new ReaderDelivery<>(this, taken));
    }

    /** Null when the time is over; null for a time is for ever. */
    private Taken await(Duration timeout, boolean holding) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long nanos = timeout == null ? Long.MAX_VALUE : TimeUnit.NANOSECONDS.convert(timeout);
        long start = System.nanoTime();
        Backoff backoff = new Backoff();
        while (true) {
            Taken taken = taking.tryTake(holding);
            long left = nanos - (System.nanoTime() - start);
            if (taken != null || left <= 0) {
                return taken;
            }
            backoff.pause(left);
        }
    }

    E decode(Taken taken) {
        return queue.messages().decode(taken.index(), taken.bytes());
    }

    private E decodeOrNull(Taken taken) {
        return taken == null ? null : decode(taken);
    }

    void ack(Taken taken) {
        taking.ack(taken);
    }

    void giveBack(Taken taken) {
        taking.giveBack(taken);
    }

    /**
     * Where the name is: the place of the message that is next, for all who have it.
     *
     * @return its index, or one behind that of the last message; 0 in front of the first
     */
    public long position() {
        return taking.position();
    }

    /**
     * Moves the name, for all who have it. What is held counts as done.
     *
     * @param index the index of the message that shall be next; of one that is not there, the first behind it
     * @throws InterruptedException when the thread is interrupted before or while it waits for others that move it
     */
    public void seek(long index) throws InterruptedException {
        if (index < 0) {
            throw new IllegalArgumentException("not an index: index=" + index);
        }
        taking.seek(index);
    }

    /**
     * Moves the name, for all who have it, to the first message that was appended at a time or later.
     *
     * @param time the time
     * @throws InterruptedException when the thread is interrupted before or while it waits for others that move it
     */
    public void seek(Instant time) throws InterruptedException {
        taking.seek(queue.indexAt(time));
    }

    /**
     * Moves the name, for all who have it, to the first message.
     *
     * @throws InterruptedException when the thread is interrupted before or while it waits for others that move it
     */
    public void seekToStart() throws InterruptedException {
        taking.seek(0);
    }

    /**
     * Moves the name, for all who have it, behind the last message.
     *
     * @throws InterruptedException when the thread is interrupted before or while it waits for others that move it
     */
    public void seekToEnd() throws InterruptedException {
        taking.seek(queue.endIndex());
    }

    /** Gives back what this reader holds. The name and its position stay. May be repeated. */
    @Override
    public void close() {
        taking.close();
        queue.forget(this);
    }

    @Override
    public String toString() {
        return "DurableReader[queue=" + queue.directory() + ", name=" + name() + "]";
    }
}
