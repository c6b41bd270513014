package io.javaipc.posix.process;

import io.javaipc.platform.Descriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** Writes a pipe, unbuffered; opened and made interruptible as {@link PipeInputStream} is. */
final class PipeOutputStream extends OutputStream {
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final FileChannel channel;

    @SuppressWarnings("resource") // closing the channel closes the stream it was made from
    PipeOutputStream(Descriptor sink) {
        channel = PipeFile.open(sink, FileOutputStream::new).getChannel();
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int end = offset + length;
        int position = offset;
        while (position < end) {
            position += channel.write(ByteBuffer.wrap(bytes, position, Math.min(end - position, MOST_AT_ONCE)));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
