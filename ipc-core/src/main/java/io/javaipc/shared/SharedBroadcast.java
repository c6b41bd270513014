package io.javaipc.shared;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/**
 * Messages from any number of writers to all who subscribe, in all processes of a space: each subscriber sees each message that
 * was published after it had subscribed, once, and in one order that is the same for all. Elements travel as the bytes that a
 * {@link io.javaipc.codec.Codec} makes of them, each of its own length.
 *
 * <p>What happens when a subscriber is slow is decided when the broadcast is made:
 *
 * <ul>
 *   <li><b>Lossless</b>: writers wait for room that the slowest <em>living</em> subscriber has not left yet.
 *   <li><b>Lossy</b>: nobody waits for a subscriber. One that is farther behind than the capacity loses the oldest messages,
 *       goes on with those that are still there, and knows {@linkplain BroadcastSubscription#lost() how many} it has lost.
 * </ul>
 *
 * <p><b>When a process dies</b>, however and at whatever instruction: what a writer had published is seen by all, whole; what
 * it was about to publish is seen by all or by nobody, and never a part. A dead subscriber holds nobody up. Nothing is ever
 * taken from who is merely slow: for a subscriber that is <em>stopped</em>, writers of a lossless broadcast wait, and a writer
 * that is stopped in the middle of a publish keeps its place in the order, so subscribers wait for it, and after a whole
 * round of the capacity writers too, also those of a lossy broadcast. {@link #blockedBy()} names whom one waits for, and so
 * does a warning in the log after a second.
 *
 * <p><b>Capacity</b> is in messages and in bytes: a message takes its bytes and 4 more, rounded up to 64. A message that the
 * empty broadcast could not hold is refused at once by an {@link IllegalArgumentException} that names both sizes. Up to 512
 * subscriptions can be there at a time.
 *
 * <p><b>Blocking</b>: {@link #publish} and {@link #offer(Object, Duration)} spin briefly, then sleep. An interrupt ends them
 * within some milliseconds, and then nothing was published.
 *
 * <p><b>Closing</b> closes the broadcast for all writers of all processes; subscribers get what is left, and then learn the
 * end. The broadcast itself stays, with its name, as long as its space.
 *
 * <p><b>Memory effects</b>: what a thread did before it published an element happens before what a thread does that has got
 * it. Thread-safe.
 *
 * <p>Not for other hosts, nor for what must survive the machine. Not for work that one of several is to do: see
 * {@link SharedQueue}.
 *
 * @param <E> the elements; null is none
 */
public interface SharedBroadcast<E> extends AutoCloseable, Serializable {
    /**
     * Publishes an element; waits for slow subscribers when it is lossless.
     *
     * @param element the element
     * @throws InterruptedException when the thread is interrupted before or while it waits; it is not published then
     * @throws QueueClosedException when the broadcast is closed
     * @throws IllegalArgumentException when the element's message is larger than the broadcast
     * @throws io.javaipc.codec.CodecException when it cannot become bytes
     */
    void publish(E element) throws InterruptedException;

    /**
     * Publishes an element if nobody has to be waited for.
     *
     * @param element the element
     * @return true when it is published; false when somebody who lives is in the way
     * @throws QueueClosedException when the broadcast is closed
     * @throws IllegalArgumentException when the element's message is larger than the broadcast
     * @throws io.javaipc.codec.CodecException when it cannot become bytes
     */
    boolean offer(E element);

    /**
     * Publishes an element within a time.
     *
     * @param element the element
     * @param timeout how long to wait for slow subscribers; not at all when zero or less
     * @return true when it is published
     * @throws InterruptedException when the thread is interrupted before or while it waits; it is not published then
     * @throws QueueClosedException when the broadcast is closed
     * @throws IllegalArgumentException when the element's message is larger than the broadcast
     * @throws io.javaipc.codec.CodecException when it cannot become bytes
     */
    boolean offer(E element, Duration timeout) throws InterruptedException;

    /**
     * Subscribes to all that is published after this has returned; what is being published meanwhile may be seen or not.
     *
     * @return the subscription, to be closed by who does not read it any more
     * @throws IllegalStateException when there are 512 already
     */
    BroadcastSubscription<E> subscribe();

    /** Closes the broadcast for writers, in all processes. May be repeated. */
    @Override
    void close();

    /**
     * Tells whether the broadcast is closed; subscribers may have messages to read.
     *
     * @return true when it is
     */
    boolean isClosed();

    /**
     * Tells whether writers wait for slow subscribers.
     *
     * @return false when those lose messages instead
     */
    boolean isLossless();

    /**
     * How many messages a subscriber may be behind.
     *
     * @return the number
     */
    int capacity();

    /**
     * How many bytes a subscriber may be behind; of them 64 are always free, and the largest message has 68 less.
     *
     * @return the number
     */
    long capacityInBytes();

    /**
     * How many subscriptions of living processes there are, slow and stopped ones included.
     *
     * @return the number
     */
    int subscribers();

    /**
     * Who is waited for: the slowest subscriber, when there is no room for a small message in a lossless broadcast; or a writer
     * in the middle of a publish, behind which nobody can read. The latter is over in an instant, unless that process is
     * stopped or very slow.
     *
     * @return such as {@code pid=4711, name=shop, participant=17.3}; empty when nobody
     */
    Optional<String> blockedBy();
}
