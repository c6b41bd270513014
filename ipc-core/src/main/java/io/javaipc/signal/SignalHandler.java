package io.javaipc.signal;

/** Is told of signals; see {@link Signals#handle}. */
@FunctionalInterface
public interface SignalHandler {
    /**
     * A signal came. Ordinary code on an ordinary thread: nothing of the restrictions of C's handlers applies.
     *
     * @param signal which
     */
    void handle(Signal signal);
}
