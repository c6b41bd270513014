package io.javaipc.platform;

/** A word of 32 bits in shared memory that processes wait for. Thread-safe. */
public interface WaitWord {
    /**
     * Sleeps while the word has a value. May return early, for any reason or none: the caller looks at the word again, and
     * sleeps for a bounded time only, for a waker may be killed before it wakes.
     *
     * @param expected the value
     * @param nanos for how long at most
     */
    void await(int expected, long nanos);

    /**
     * Wakes those who sleep; to be called after the word was changed. Where the platform cannot, they find out by
     * themselves within the time that they sleep for.
     *
     * @param most how many at most
     */
    void wake(int most);
}
