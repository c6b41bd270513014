package io.javaipc.posix.libc;

/** Constants of {@code <fcntl.h>} and {@code <unistd.h>} on Linux (asm-generic: x86-64 and aarch64 alike). */
public final class Fcntl {
    /** Open for reading. */
    public static final int O_RDONLY = 0;

    /** Open for writing. */
    public static final int O_WRONLY = 1;

    /** Open for both. */
    public static final int O_RDWR = 2;

    /** Create when absent. */
    public static final int O_CREAT = 0x40;

    /** Do not make a terminal the controlling one. */
    public static final int O_NOCTTY = 0x100;

    /** Cut to nothing. */
    public static final int O_TRUNC = 0x200;

    /** Write at the end. */
    public static final int O_APPEND = 0x400;

    /** Never wait. */
    public static final int O_NONBLOCK = 0x800;

    /** Close on exec. */
    public static final int O_CLOEXEC = 0x80000;

    /** Duplicate to the lowest free number at or above the argument, close-on-exec. */
    public static final int F_DUPFD_CLOEXEC = 1030;

    private Fcntl() {}
}
