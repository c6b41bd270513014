package io.javaipc.posix.descriptor;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.Descriptors.Access;
import io.javaipc.platform.Descriptors.PipeEnds;
import io.javaipc.posix.libc.CStrings;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.Fcntl;
import io.javaipc.posix.libc.LibC;
import java.nio.file.Path;

/** Opens, duplicates and closes descriptors; every one of them is close-on-exec from its first moment. */
public final class RawDescriptors {
    private static final int MODE_0666 = 0666;

    private RawDescriptors() {}

    /**
     * Opens a file.
     *
     * @param path the file
     * @param access how
     * @return its descriptor
     */
    public static Descriptor open(Path path, Access access) {
        int flags = Fcntl.O_CLOEXEC
                | Fcntl.O_NOCTTY
                | switch (access) {
                    case READ -> Fcntl.O_RDONLY;
                    case WRITE -> Fcntl.O_WRONLY | Fcntl.O_CREAT | Fcntl.O_TRUNC;
                    case APPEND -> Fcntl.O_WRONLY | Fcntl.O_CREAT | Fcntl.O_APPEND;
                };
        int number = LibC.open(CStrings.bytes(path.toString()), flags, MODE_0666);
        if (number < 0) {
            throw Errno.failure("cannot open file", "open", path, LibC.errno());
        }
        return owned(number);
    }

    /**
     * Makes a pipe.
     *
     * @return the reading end and the writing end
     */
    public static PipeEnds pipe() {
        int[] ends = new int[2];
        if (LibC.pipe2(ends, Fcntl.O_CLOEXEC) != 0) {
            throw Errno.failure("cannot make pipe", "pipe2", "pipe", LibC.errno());
        }
        return new PipeEnds(owned(ends[0]), owned(ends[1]));
    }

    /**
     * Duplicates a descriptor to a number that is not below a limit.
     *
     * @param descriptor the descriptor
     * @param lowest the limit
     * @return the duplicate
     */
    public static Descriptor duplicate(Descriptor descriptor, int lowest) {
        int number = LibC.fcntl(descriptor.number(), Fcntl.F_DUPFD_CLOEXEC, lowest);
        if (number < 0) {
            throw Errno.failure("cannot duplicate descriptor", "fcntl", descriptor, LibC.errno());
        }
        return owned(number);
    }

    /**
     * Takes charge of an open descriptor.
     *
     * @param number its number
     * @return an owner that closes it
     */
    public static Descriptor owned(int number) {
        // close(2): on Linux the number is free whatever close returns, so there is nothing to do about a failure
        return new Descriptor(number, LibC::close);
    }
}
