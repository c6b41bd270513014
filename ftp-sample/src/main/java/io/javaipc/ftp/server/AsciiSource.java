package io.javaipc.ftp.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * A text file with its line ends as the network wants them: each LF becomes CRLF (RFC 959 section 3.1.1.1), also one after
 * a CR. So {@link AsciiSink} gives back the same file, whatever is in it.
 */
final class AsciiSource implements DataSource {
    private static final int PIECE = 32 << 10;

    private final ReadableByteChannel file;
    private final ByteBuffer raw = ByteBuffer.allocate(PIECE);
    private final ByteBuffer converted = ByteBuffer.allocate(2 * PIECE).flip();

    AsciiSource(ReadableByteChannel file) {
        this.file = file;
    }

    @Override
    public boolean sendSome(WritableByteChannel channel) throws IOException {
        if (!converted.hasRemaining() && !convertSome()) {
            return false;
        }
        DataSource.write(converted, channel);
        return true;
    }

    private boolean convertSome() throws IOException {
        raw.clear();
        if (file.read(raw) < 0) {
            return false;
        }
        raw.flip();
        converted.clear();
        while (raw.hasRemaining()) {
            byte value = raw.get();
            if (value == '\n') {
                converted.put((byte) '\r');
            }
            converted.put(value);
        }
        converted.flip();
        return true;
    }
}
