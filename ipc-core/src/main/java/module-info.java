/**
 * Inter-process communication for Java: the API, and everything pure Java can do.
 *
 * <p>Start reading at {@link io.javaipc.process} (child processes, functions in child JVMs), {@link io.javaipc.channel}
 * (messages between them), {@link io.javaipc.shared} (values, locks and queues that processes share),
 * {@link io.javaipc.memory} (shared memory as it is) and {@link io.javaipc.server} (socket servers whose clients are served by
 * child processes). {@link io.javaipc.tool} shows what is shared, from the command line. What the operating system must do for
 * them is behind {@link io.javaipc.platform}.
 */
module io.javaipc.core {
    // sun.misc.Signal, by reflection
    requires jdk.unsupported;
    requires org.slf4j;

    exports io.javaipc.channel;
    exports io.javaipc.codec;
    exports io.javaipc.memory;
    exports io.javaipc.platform;
    exports io.javaipc.process;
    exports io.javaipc.server;
    exports io.javaipc.shared;
    exports io.javaipc.signal;
    exports io.javaipc.tool;

    uses io.javaipc.platform.PlatformProvider;
    uses io.javaipc.shared.SpaceProvider;

    provides io.javaipc.platform.PlatformProvider with
            io.javaipc.platform.java.JavaPlatformProvider;
    provides io.javaipc.shared.SpaceProvider with
            io.javaipc.local.space.LocalSpaceProvider;
}
