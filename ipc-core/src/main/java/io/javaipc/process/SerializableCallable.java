package io.javaipc.process;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * A task with a value, that can be sent to another process. A lambda of this type is serializable if all that it captures
 * is.
 *
 * @param <V> the value's type
 */
@FunctionalInterface
public interface SerializableCallable<V> extends Callable<V>, Serializable {}
