/**
 * Memory that processes share, whatever language they are written in.
 *
 * <p>{@link io.javaipc.memory.SharedMemory} is a POSIX shared-memory object with nothing of ours in it;
 * {@link io.javaipc.memory.MemoryView} reads and writes its bytes, {@link io.javaipc.memory.IntAccess} and
 * {@link io.javaipc.memory.LongAccess} give the atomic operations by which processes agree.
 *
 * <p>Everything here is pure Java and needs no JVM flag.
 */
package io.javaipc.memory;
