package io.javaipc.posix.process;

import io.javaipc.platform.Descriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/**
 * Reads a pipe, of which the JDK has a {@linkplain PipeFile descriptor of its own}; the original is then closed. Reading goes through the channel, so that an
 * interrupt or a {@code close()} from another thread ends a read that waits; a plain file stream would wait on.
 */
final class PipeInputStream extends InputStream {
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final FileInputStream file;
    private final FileChannel channel;

    PipeInputStream(Descriptor source) {
        file = PipeFile.open(source, FileInputStream::new);
        channel = file.getChannel();
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(single[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        // capped, because the JDK copies through a native buffer as big as what is asked for
        return channel.read(ByteBuffer.wrap(bytes, offset, Math.min(length, MOST_AT_ONCE)));
    }

    @Override
    public int available() throws IOException {
        return file.available();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
