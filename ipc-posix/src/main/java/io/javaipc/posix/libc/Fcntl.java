package io.javaipc.posix.libc;

/** Constants of {@code <fcntl.h>} and {@code <unistd.h>} on Linux (asm-generic: x86-64 and aarch64 alike, but for one). */
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

    /** With {@link #O_CREAT}: fail when it is there. */
    public static final int O_EXCL = 0x80;

    /** Cut to nothing. */
    public static final int O_TRUNC = 0x200;

    /** Write at the end. */
    public static final int O_APPEND = 0x400;

    /** Never wait. */
    public static final int O_NONBLOCK = 0x800;

    /** Close on exec. */
    public static final int O_CLOEXEC = 0x80000;

    /** Do not follow a link; its number is that of the architecture. */
    public static final int O_NOFOLLOW = System.getProperty("os.arch").equals("aarch64") ? 0x8000 : 0x20000;

    /** Change the flags of the descriptor: close on exec. */
    public static final int F_SETFD = 2;

    /** Close on exec, for {@link #F_SETFD}. */
    public static final int FD_CLOEXEC = 1;

    /** Read the flags of the open file. */
    public static final int F_GETFL = 3;

    /** Change the flags of the open file. */
    public static final int F_SETFL = 4;

    /** Duplicate to the lowest free number at or above the argument, close-on-exec. */
    public static final int F_DUPFD_CLOEXEC = 1030;

    private Fcntl() {}
}
