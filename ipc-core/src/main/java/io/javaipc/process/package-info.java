/**
 * Child processes: programs, and Java functions in JVMs of their own.
 *
 * <p><b>Programs.</b> A {@link io.javaipc.process.Command} is an immutable description; starting it gives a
 * {@link io.javaipc.process.ChildProcess}, which is a {@link java.lang.Process} that tells exactly how it ended
 * ({@link io.javaipc.process.ExitStatus}) and is reaped by itself.
 *
 * <p><b>Functions.</b> A {@link io.javaipc.process.JavaProcess} runs a serializable lambda in a fresh JVM and brings its
 * value or its exception back. It ends with its parent, whatever ends that.
 *
 * <p><b>All processes.</b> A {@link io.javaipc.process.ProcessTable} is what {@code ps(1)} shows, ours and others';
 * {@link io.javaipc.process.CpuSampler} tells which are busy, {@link io.javaipc.process.ProcessTuning} changes their
 * priority, processors and limits.
 *
 * <p><b>Timing.</b> A timeout of zero or less means "do not wait". Every call that waits can be interrupted.
 */
package io.javaipc.process;
