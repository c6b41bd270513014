package io.javaipc.worker;

import io.javaipc.serialization.JavaSerialization;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.Optional;

/**
 * What a task threw in a worker. Name, message and stack trace are kept as text, because the exception itself may not
 * survive the way back: not every one can be serialized, or read where its class is not known.
 *
 * @param className the exception's class
 * @param message its message; may be null
 * @param stackTrace the trace as it was over there, with causes
 * @param serialized the exception itself; null when it cannot be serialized
 */
public record RemoteFailure(String className, String message, String stackTrace, byte[] serialized)
        implements Serializable {
    static RemoteFailure of(Throwable thrown) {
        String className = thrown.getClass().getName();
        return new RemoteFailure(className, message(thrown), trace(thrown), serialize(thrown));
    }

    // an exception is the task's own code as well: what its methods throw must not take its place

    private static String message(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (RuntimeException | Error e) {
            return "(none: getMessage() threw " + e.getClass().getName() + ")";
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        try {
            thrown.printStackTrace(new PrintWriter(trace, true));
            return trace.toString();
        } catch (RuntimeException | Error e) {
            return thrown.getClass().getName() + " (cannot be printed: "
                    + e.getClass().getName() + ")\n" + trace;
        }
    }

    private static byte[] serialize(Throwable thrown) {
        try {
            return JavaSerialization.toBytes(thrown);
        } catch (IOException | RuntimeException | Error e) {
            return null;
        }
    }

    /**
     * The exception itself.
     *
     * @param loader finds its class
     * @param filter decides what may be read
     * @return the exception; empty when it did not survive the way
     */
    public Optional<Throwable> thrown(ClassLoader loader, ObjectInputFilter filter) {
        if (serialized == null) {
            return Optional.empty();
        }
        try {
            return Optional.of((Throwable) JavaSerialization.fromBytes(serialized, loader, filter));
        } catch (IOException | ClassNotFoundException | RuntimeException | Error e) {
            return Optional.empty();
        }
    }
}
