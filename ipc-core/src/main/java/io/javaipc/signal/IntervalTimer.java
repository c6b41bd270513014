package io.javaipc.signal;

import io.javaipc.platform.SignalTimer;

/** A clock that sends this process a signal again and again, until it is closed; see {@link Signals#interval}. Thread-safe. */
public final class IntervalTimer implements AutoCloseable {
    private final Signal signal;
    private final SignalTimer timer;

    IntervalTimer(Signal signal, SignalTimer timer) {
        this.signal = signal;
        this.timer = timer;
    }

    /**
     * The signal that it sends.
     *
     * @return the signal
     */
    public Signal signal() {
        return signal;
    }

    /** Stops the clock; a signal that it has sent may still arrive. Idempotent. */
    @Override
    public void close() {
        timer.close();
    }

    @Override
    public String toString() {
        return "IntervalTimer[signal=" + signal + "]";
    }
}
