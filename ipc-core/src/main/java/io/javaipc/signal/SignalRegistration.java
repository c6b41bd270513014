package io.javaipc.signal;

/**
 * What this JVM does on a signal, until it is closed; see {@link Signals#handle}, {@link Signals#ignore} and
 * {@link Signals#reset}. Thread-safe.
 */
public interface SignalRegistration extends AutoCloseable {
    /**
     * The signal that this is about.
     *
     * @return the signal
     */
    Signal signal();

    /**
     * Takes the registration back: what was there before counts again, be it other registrations or what the JVM did on
     * its own. Registrations may be closed in any order. A call of the handler that has begun runs to its end; none
     * begins afterwards. Idempotent.
     */
    @Override
    void close();
}
