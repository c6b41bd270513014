package io.javaipc.posix.process;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.IpcException;
import io.javaipc.platform.TerminalSize;
import io.javaipc.posix.descriptor.RawDescriptors;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.Fcntl;
import io.javaipc.posix.libc.LibC;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/**
 * Our end of a pseudo-terminal; see {@code pty(7)}. The child opens the other end by its path, as the leader of a new
 * session without a terminal, and so makes it its controlling terminal: no helper program is needed.
 */
final class PseudoTerminal {
    private static final long TIOCSWINSZ = 0x5414;
    private static final int LONGEST_NAME = 128;

    private final Descriptor master;
    private final String slavePath;
    private final MasterChannel channel;

    private PseudoTerminal(Descriptor master, String slavePath, MasterChannel channel) {
        this.master = master;
        this.slavePath = slavePath;
        this.channel = channel;
    }

    static PseudoTerminal open(TerminalSize size) {
        int number = LibC.posix_openpt(Fcntl.O_RDWR | Fcntl.O_NOCTTY | Fcntl.O_NONBLOCK | Fcntl.O_CLOEXEC);
        if (number < 0) {
            throw Errno.failure("cannot open a pseudo-terminal", "posix_openpt", "/dev/ptmx", LibC.errno());
        }
        Descriptor master = RawDescriptors.owned(number);
        try {
            check(LibC.grantpt(number), "grantpt");
            check(LibC.unlockpt(number), "unlockpt");
            byte[] name = new byte[LONGEST_NAME];
            check(LibC.ptsname_r(number, name, name.length), "ptsname_r");
            PseudoTerminal terminal = new PseudoTerminal(master, text(name), new MasterChannel(master));
            terminal.resize(size);
            return terminal;
        } catch (IpcException e) {
            master.close();
            throw e;
        }
    }

    private static String text(byte[] terminated) {
        int length = 0;
        while (terminated[length] != 0) {
            length++;
        }
        return new String(terminated, 0, length, StandardCharsets.US_ASCII);
    }

    private static void check(int result, String call) {
        if (result != 0) {
            throw Errno.failure("cannot set up a pseudo-terminal", call, "/dev/ptmx", LibC.errno());
        }
    }

    String slavePath() {
        return slavePath;
    }

    void resize(TerminalSize size) {
        // struct winsize: rows, columns, and two fields that nobody uses
        short[] window = {(short) size.rows(), (short) size.columns(), 0, 0};
        check(LibC.ioctl(master.number(), TIOCSWINSZ, window), "ioctl");
    }

    /** Reads what the child writes; at its end when no process has the terminal open any more. */
    InputStream input() {
        return Channels.newInputStream(channel);
    }

    /** Types into the terminal; closing it closes our end, which hangs the terminal up. */
    OutputStream output() {
        return Channels.newOutputStream(channel);
    }
}
