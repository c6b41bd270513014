package io.javaipc.process;

import java.io.Serializable;

/** A task without a value, that can be sent to another process; it may throw. */
@FunctionalInterface
public interface SerializableAction extends Serializable {
    /**
     * Does it.
     *
     * @throws Exception whatever makes it fail
     */
    void run() throws Exception;
}
