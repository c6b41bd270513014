package io.javaipc.platform;

import java.util.Optional;

/** Blocked signals, kept by the kernel until somebody takes them. Its user sees to it that one thread at a time calls. */
public interface PendingSignals extends AutoCloseable {
    /**
     * Takes the next one, without waiting: the lowest number first, and those of a real-time signal in the order they were
     * sent.
     *
     * @return the signal; empty when none is pending
     */
    Optional<PendingSignal> poll();

    /** Asks to be told, once, as soon as one is pending. */
    void notifyWhenReadable();

    /** Lets go of them; what is pending stays with the kernel. Idempotent. */
    @Override
    void close();
}
