package io.javaipc.platform;

/** A running timer of {@link SignalControl#startTimer}. Thread-safe. */
@FunctionalInterface
public interface SignalTimer extends AutoCloseable {
    /** Stops the timer for good; a signal that it has sent may still arrive. Idempotent. */
    @Override
    void close();
}
