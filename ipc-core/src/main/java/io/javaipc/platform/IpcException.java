package io.javaipc.platform;

import java.util.Objects;
import java.util.Optional;

/**
 * The operating system refused something. Unchecked, so that {@code Lock}, {@code BlockingQueue} and their like can be
 * implemented; where a JDK interface declares {@link java.io.IOException}, that one is thrown instead.
 *
 * <p>The message reads {@code what happened: operation=bind, object=127.0.0.1:21, errno=EACCES}.
 */
public class IpcException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final String object;
    private final String errnoName;

    /**
     * Tells of a failed operation.
     *
     * @param what what happened, as a short clause without a full stop
     * @param operation the system call or step that failed
     * @param object what it was applied to: a path, an address, a pid
     * @param errnoName the errno's name, such as {@code ENOENT}; null where the system gave none
     */
    public IpcException(String what, String operation, String object, String errnoName) {
        this(what, operation, object, errnoName, null);
    }

    /**
     * Tells of a failed operation and of the exception behind it.
     *
     * @param what what happened, as a short clause without a full stop
     * @param operation the system call or step that failed
     * @param object what it was applied to: a path, an address, a pid
     * @param errnoName the errno's name, such as {@code ENOENT}; null where the system gave none
     * @param cause the exception behind it; may be null
     */
    public IpcException(String what, String operation, String object, String errnoName, Throwable cause) {
        super(message(what, operation, object, errnoName, cause), cause);
        this.operation = Objects.requireNonNull(operation);
        this.object = Objects.requireNonNull(object);
        this.errnoName = errnoName;
    }

    private static String message(String what, String operation, String object, String errnoName, Throwable cause) {
        StringBuilder text = new StringBuilder(what)
                .append(": operation=")
                .append(operation)
                .append(", object=")
                .append(object);
        if (errnoName != null) {
            text.append(", errno=").append(errnoName);
        } else if (cause != null) {
            text.append(", cause=").append(cause.getMessage());
        }
        return text.toString();
    }

    /**
     * The system call or step that failed.
     *
     * @return its name, such as {@code posix_spawn}
     */
    public String operation() {
        return operation;
    }

    /**
     * What the operation was applied to.
     *
     * @return a path, an address, a pid
     */
    public String object() {
        return object;
    }

    /**
     * The errno's symbolic name.
     *
     * @return such as {@code ENOENT}; empty where the system gave none
     */
    public Optional<String> errnoName() {
        return Optional.ofNullable(errnoName);
    }
}
