/**
 * JVMs of our own: how one is launched, how the two sides talk, and what runs in it. The only launcher of the library;
 * {@link io.javaipc.process.JavaProcess} and the servers stand on it.
 *
 * <p>The parent's side is {@link io.javaipc.worker.WorkerProcess}, the child's {@link io.javaipc.worker.WorkerMain}. They
 * talk over a Unix-domain socket in a private directory ({@link io.javaipc.socket.RuntimeDirectory}), never over the
 * standard streams, which stay the user's. The socket's end is also how a worker learns that its parent is gone, whatever
 * killed it.
 */
package io.javaipc.worker;
