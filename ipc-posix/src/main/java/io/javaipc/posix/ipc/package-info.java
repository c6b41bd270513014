/**
 * What POSIX offers to programs in whatever language, on Linux only.
 *
 * <p><b>By name:</b> {@link io.javaipc.posix.ipc.PosixSemaphore} counts permits,
 * {@link io.javaipc.posix.ipc.PosixMessageQueue} keeps messages with priorities,
 * {@link io.javaipc.posix.ipc.TypedMessageQueue} values in them, {@link io.javaipc.posix.ipc.Fifo} is a pipe with a path.
 *
 * <p><b>Open files and sockets</b> go to another process by a {@link io.javaipc.posix.ipc.DescriptorChannel}, which a child
 * inherits or a {@link io.javaipc.posix.ipc.DescriptorListener} accepts; {@link io.javaipc.posix.ipc.SocketDescriptors}
 * accepts what is handed on so, and {@link io.javaipc.posix.ipc.NativeChannel} reads and writes what came.
 *
 * <p>Between Java programs, {@link io.javaipc.shared} promises more: none of the things here knows of processes that died.
 * Every method that waits can be interrupted; one that is given a timeout of zero or less does not wait.
 */
package io.javaipc.posix.ipc;
