package io.javaipc.channel;

/**
 * Something that one can wait for together with others, by {@link Channels#select Channels.select}: a
 * {@link MessageChannel} is ready when a message or the end can be had without waiting, a {@link MessageListener} when a
 * channel can be accepted, a child process when it has ended.
 *
 * <p>Whoever implements it tells in {@link #isReady(Selection)} how the selection is to be woken.
 */
public interface Selectable {
    /**
     * Tells whether it is ready.
     *
     * @return true when what is waited for can be had now
     */
    boolean isReady();

    /**
     * Tells whether it is ready, and when it is not sees to it that the selection is woken as soon as that may have changed.
     * It is asked again and again, before each wait.
     *
     * @param selection the selection that is about to wait
     * @return true when what is waited for can be had now; the selection need not be woken then
     */
    boolean isReady(Selection selection);

    /**
     * The selection is over: nothing of it is to be kept.
     *
     * @param selection the selection
     */
    void forget(Selection selection);
}
