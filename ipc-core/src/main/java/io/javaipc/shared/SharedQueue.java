package io.javaipc.shared;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A bounded first-in, first-out queue between any number of producing and consuming threads of all processes of a space. The
 * methods are those of {@link BlockingQueue}; elements travel as the bytes that a {@link io.javaipc.codec.Codec} makes of
 * them, each of its own length.
 *
 * <p><b>When a process dies</b>, however and at whatever instruction: what it had put is in the queue, all of it or, when
 * it had not come back from {@code put}, perhaps nothing; never a part. What it was just taking comes again, to somebody
 * else. Once {@link #take()} or {@link #poll()} has returned, the element is the caller's, and goes with it; who wants
 * it to come again until it has been dealt with uses {@link #receive()}. Nobody waits for the dead. A producer that is
 * <em>stopped</em> in the middle of a put keeps its place in the order, so consumers wait for it;
 * {@link #blockedBy()} names it, and so does a warning in the log after a second.
 *
 * <p><b>Capacity</b> is in messages and in bytes: a message takes its bytes, rounded up to a multiple of 128. A message that
 * the empty queue could not hold, or of more than 8 MiB, is refused at once by an {@link IllegalArgumentException} that names
 * both sizes.
 *
 * <p><b>Forms</b>: a queue that is made for a {@linkplain QueueOptions single} producer or consumer is faster. One that is
 * made joinable holds what was taken until {@link #taskDone()}, so that nothing goes with a worker that dies; {@link #join()}
 * waits until all is done. {@link #raw()} writes and reads messages where they are.
 *
 * <p><b>Order</b> is that of the puts' beginnings. An element that comes again, because its consumer died, is out of order.
 *
 * <p><b>Blocking</b>: {@link #put}, {@link #take}, {@link #receive()}, {@link #join()} and the forms with a time; they look
 * again and again for 5 microseconds, or for up to 100 where waits have been short lately, and then sleep. What does not wait looks for what the
 * dead left once in a millisecond. An interrupt ends a wait within some milliseconds; the element is then in the queue or not,
 * and {@code put} says which: it throws when it is not.
 *
 * <p><b>Closing</b> closes the queue for all producers of all processes; consumers get what is in it, and then learn the end.
 * The queue itself stays, with its name, as long as its space.
 *
 * <p><b>Memory effects</b>: what a thread did before it put an element happens before what a thread does that has got it.
 * Thread-safe. {@link #iterator()} shows what is in the queue at some time since it was made, and removes nothing;
 * {@code remove(Object)} and its like are not supported.
 *
 * <p>Not for other hosts, nor for what must survive the machine.
 *
 * @param <E> the elements; null is none
 */
public interface SharedQueue<E> extends BlockingQueue<E>, AutoCloseable, Serializable {
    /**
     * Puts an element into the queue, and waits for room.
     *
     * @param element the element
     * @throws InterruptedException when the thread is interrupted before or while it waits; the element is not in then
     * @throws QueueClosedException when the queue is closed
     * @throws IllegalArgumentException when the element's message is larger than the queue
     * @throws io.javaipc.codec.CodecException when it cannot become bytes
     */
    @Override
    void put(E element) throws InterruptedException;

    /**
     * Puts an element into the queue within a time.
     *
     * @param element the element
     * @param timeout how long to wait for room; not at all when zero or less
     * @return true when it is in
     * @throws InterruptedException when the thread is interrupted before or while it waits; the element is not in then
     */
    boolean offer(E element, Duration timeout) throws InterruptedException;

    @Override
    default boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException {
        return offer(element, Duration.of(timeout, unit.toChronoUnit()));
    }

    /**
     * Takes the first element, and waits for one.
     *
     * @return the element
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has taken nothing then
     * @throws QueueClosedException when the queue is closed, and nothing is in it any more
     * @throws io.javaipc.codec.CodecException when the message is no element; it is out of the queue, and the exception has
     *     its bytes
     */
    @Override
    E take() throws InterruptedException;

    /**
     * Takes the first element within a time.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @return the element; null when there was none, at once when there will be none any more
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has taken nothing then
     */
    E poll(Duration timeout) throws InterruptedException;

    @Override
    default E poll(long timeout, TimeUnit unit) throws InterruptedException {
        return poll(Duration.of(timeout, unit.toChronoUnit()));
    }

    /**
     * Takes the first element so that it comes again, to this process or another, unless it is
     * {@linkplain Delivery#ack() acknowledged}; and waits for one.
     *
     * @return the delivery
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has taken nothing then
     * @throws QueueClosedException when the queue is closed, and nothing is in it any more
     */
    Delivery<E> receive() throws InterruptedException;

    /**
     * The same within a time.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @return the delivery; empty when there was none
     * @throws InterruptedException when the thread is interrupted before or while it waits; it has taken nothing then
     */
    Optional<Delivery<E>> receive(Duration timeout) throws InterruptedException;

    /**
     * Puts elements into the queue one after the other, as long as there is room, and wakes consumers once.
     *
     * @param elements the elements, in order
     * @return how many of them are in: the first so many
     * @throws QueueClosedException when the queue is closed, and none is in
     * @throws IllegalArgumentException when an element's message is larger than the queue; those before it are in
     * @throws io.javaipc.codec.CodecException when an element cannot become bytes; those before it are in
     */
    int offerAll(Collection<? extends E> elements);

    /**
     * The same, and waits for room.
     *
     * @param elements the elements, in order
     * @param timeout how long to wait altogether; not at all when zero or less
     * @return how many of them are in: the first so many; fewer than all also when the thread was interrupted or the queue
     *     closed after some were in, and an interrupt then stays standing
     * @throws InterruptedException when the thread is interrupted, and none is in
     */
    int offerAll(Collection<? extends E> elements, Duration timeout) throws InterruptedException;

    /**
     * Says that an element which this process took from a joinable queue by {@code take}, {@code poll}, {@code remove} or
     * {@code drainTo} was dealt with: the oldest that this thread took, or else the oldest of the process. Until then it is
     * held: when the process dies, it comes again to another consumer.
     *
     * @throws UnsupportedOperationException when the queue was not made {@linkplain QueueOptions#joinable joinable}; there,
     *     what was {@linkplain #receive() received} is acknowledged, and what was taken is done
     * @throws IllegalStateException when this process has taken nothing that is not done
     */
    void taskDone();

    /**
     * Waits until all that was put has been dealt with: nothing is in the queue, and nothing held by anybody, as a
     * {@link Delivery} or until {@link #taskDone()}. What a process held that died is waited for until another consumer
     * has dealt with it.
     *
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    void join() throws InterruptedException;

    /**
     * The same within a time.
     *
     * @param timeout how long to wait; not at all when zero or less
     * @return true when all has been dealt with
     * @throws InterruptedException when the thread is interrupted before or while it waits
     */
    boolean join(Duration timeout) throws InterruptedException;

    /**
     * The queue's messages as bytes, written and read in place.
     *
     * @return the same queue, raw
     */
    RawQueue raw();

    /** Closes the queue for producers, in all processes. May be repeated. */
    @Override
    void close();

    /**
     * Tells whether the queue is closed; there may be elements in it.
     *
     * @return true when it is
     */
    boolean isClosed();

    /**
     * How many messages it can hold.
     *
     * @return the number
     */
    int capacity();

    /**
     * How many bytes it can hold; the largest message has as many, or 128 less than 8 MiB.
     *
     * @return the number
     */
    long capacityInBytes();

    /**
     * Who has begun a put whose place is the first, and has not come to its end. In an instant this is over, unless that
     * process is stopped or very slow.
     *
     * @return such as {@code pid=4711, name=shop, participant=17.3}; empty when nobody
     */
    Optional<String> blockedBy();
}
