/**
 * Inter-process communication for Java: the API, and everything pure Java can do.
 *
 * <p>Start reading at {@link io.javaipc.process} (child processes, functions in child JVMs),
 * {@link io.javaipc.server} (socket servers whose clients are served by child processes) and {@link io.javaipc.memory}
 * (memory that processes share). What the operating system must do for them is behind {@link io.javaipc.platform}.
 */
module io.javaipc.core {
    // sun.misc.Signal, by reflection
    requires jdk.unsupported;
    requires org.slf4j;

    exports io.javaipc.memory;
    exports io.javaipc.platform;
    exports io.javaipc.process;
    exports io.javaipc.server;
    exports io.javaipc.signal;

    uses io.javaipc.platform.PlatformProvider;

    provides io.javaipc.platform.PlatformProvider with
            io.javaipc.platform.java.JavaPlatformProvider;
}
