package io.javaipc.signal;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One entry of a {@link SignalSlot}. */
final class Registration implements SignalRegistration {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    /** What is wanted. */
    enum Kind {
        /** The handler is called. */
        HANDLER,
        /** Nothing happens. */
        IGNORE,
        /** The system's default action happens. */
        DEFAULT
    }

    private final SignalSlot slot;
    private final Kind kind;
    private final SignalHandler handler;
    private final ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();
    private final SerialTask calls = new SerialTask(this::call);
    private volatile boolean closed;

    Registration(SignalSlot slot, Kind kind, SignalHandler handler) {
        this.slot = slot;
        this.kind = kind;
        this.handler = handler;
    }

    Kind kind() {
        return kind;
    }

    /** Has the handler called, and waits for it for a while. */
    void deliver(Duration patience) {
        calls.run(patience);
    }

    // whatever a handler throws is its own failure: the next signal calls it again
    @SuppressWarnings("checkstyle:IllegalCatch")
    private void call() {
        if (closed) {
            return;
        }
        // the JVM's own signal threads have none on 17
        Thread.currentThread().setContextClassLoader(contextLoader);
        try {
            handler.handle(slot.signal());
        } catch (Throwable e) {
            LOG.error("signal handler failed: signal={}, handler={}", slot.signal(), handler, e);
        } finally {
            Thread.currentThread().setContextClassLoader(null);
        }
    }

    @Override
    public Signal signal() {
        return slot.signal();
    }

    @Override
    public void close() {
        closed = true;
        slot.remove(this);
    }

    @Override
    public String toString() {
        return "SignalRegistration[signal=" + slot.signal() + ", kind=" + kind + ", closed=" + closed + "]";
    }
}
