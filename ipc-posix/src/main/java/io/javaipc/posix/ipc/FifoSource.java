package io.javaipc.posix.ipc;

import io.javaipc.platform.Descriptor;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The reading end of a FIFO, opened without waiting, until a writer is there. {@code poll(2)} tells when one has written, or
 * has been there and is gone; of one that is there and silent, only reading tells: it finds nothing <i>yet</i>, and not the
 * end.
 *
 * @param path the FIFO, for messages
 * @param descriptor the reading end
 */
record FifoSource(Path path, Descriptor descriptor) {
    /** The stream, once there is or was a writer. */
    Optional<InputStream> attempt(long nanos) {
        if (nanos > 0) {
            Poll.await(descriptor.number(), Poll.IN, nanos);
        }
        if (Poll.ask(descriptor.number(), Poll.IN, 0) != 0) {
            return Optional.of(NativeChannel.of(descriptor).inputStream());
        }
        byte[] first = new byte[1];
        long count = LibC.read(descriptor.number(), first, 1);
        int errno = count < 0 ? LibC.errno() : 0;
        if (count == 0 || Errno.EINTR.is(errno)) {
            return Optional.empty();
        }
        if (count < 0 && !Errno.EAGAIN.is(errno)) {
            throw Errno.failure("cannot read FIFO", "read", path, errno);
        }
        InputStream stream = NativeChannel.of(descriptor).inputStream();
        return Optional.of(count == 1 ? withFirst(first, stream) : stream);
    }

    /** It came just now. */
    private static InputStream withFirst(byte[] first, InputStream rest) {
        PushbackInputStream stream = new PushbackInputStream(rest, 1);
        try {
            stream.unread(first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stream;
    }
}
