/**
 * The native platform: spawn, wait, signals and descriptor passing on Linux, through JNA.
 *
 * <p>Programs need only have it on their class path or module path; {@code io.javaipc.core} finds it.
 * {@link io.javaipc.posix.ipc} is for those that talk to programs in other languages.
 */
module io.javaipc.posix {
    requires transitive io.javaipc.core;
    requires com.sun.jna;
    requires org.slf4j;

    exports io.javaipc.posix.ipc;

    opens io.javaipc.posix.libc to
            com.sun.jna;

    provides io.javaipc.platform.PlatformProvider with
            io.javaipc.posix.PosixPlatformProvider;
}
