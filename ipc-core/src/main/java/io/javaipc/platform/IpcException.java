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
     * @param message the whole message
     * @param operation the system call or step that failed
     * @param object what it was applied to: a path, an address, a pid
     * @param errnoName the errno's name, such as {@code ENOENT}; null where the system gave none
     * @param cause the exception behind it; may be null
     */
    protected IpcException(String message, String operation, String object, String errnoName, Throwable cause) {
        super(message, cause);
        this.operation = Objects.requireNonNull(operation);
        this.object = Objects.requireNonNull(object);
        this.errnoName = errnoName;
    }

    /**
     * Tells of a failed system call.
     *
     * @param what what happened, as a short clause without a full stop
     * @param operation the system call that failed
     * @param object what it was applied to: a path, an address, a pid
     * @param errnoName the errno's name, such as {@code ENOENT}
     * @return the exception, to be thrown
     */
    public static IpcException ofErrno(String what, String operation, String object, String errnoName) {
        String message = what + ": operation=" + operation + ", object=" + object + ", errno=" + errnoName;
        return new IpcException(message, operation, object, errnoName, null);
    }

    /**
     * Tells of a step that failed with an exception.
     *
     * @param what what happened, as a short clause without a full stop
     * @param operation the step that failed
     * @param object what it was applied to: a path, an address, a pid
     * @param cause the exception behind it
     * @return the exception, to be thrown
     */
    public static IpcException ofCause(String what, String operation, String object, Throwable cause) {
        String message = what + ": operation=" + operation + ", object=" + object + ", cause=" + cause.getMessage();
        return new IpcException(message, operation, object, null, cause);
    }

    /**
     * Tells of a step that failed with figures that explain it.
     *
     * @param what what happened, as a short clause without a full stop
     * @param operation the system call or step that failed
     * @param object what it was applied to: a path, an address, a pid
     * @param errnoName the errno's name, such as {@code ENOSPC}; null where the system gave none
     * @param details more of {@code name=value}, separated by a comma and a blank
     * @return the exception, to be thrown
     */
    public static IpcException ofDetails(
            String what, String operation, String object, String errnoName, String details) {
        String errno = errnoName == null ? "" : ", errno=" + errnoName;
        String message = what + ": operation=" + operation + ", object=" + object + errno + ", " + details;
        return new IpcException(message, operation, object, errnoName, null);
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
