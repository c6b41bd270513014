package io.javaipc.ftp.server;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Makes each CRLF of the network a LF (RFC 959 section 3.1.1.1); a CR alone stays. The inverse of {@link AsciiSource}. */
final class AsciiSink implements DataSink {
    private final DataSink file;
    /** Room for a CR that was held back. */
    private final ByteBuffer converted = ByteBuffer.allocate(TransferBuffers.SIZE + 1);

    private boolean afterCarriageReturn;

    AsciiSink(DataSink file) {
        this.file = file;
    }

    @Override
    public void accept(ByteBuffer bytes) throws IOException {
        converted.clear();
        while (bytes.hasRemaining()) {
            byte value = bytes.get();
            if (afterCarriageReturn && value != '\n') {
                converted.put((byte) '\r');
            }
            afterCarriageReturn = value == '\r';
            if (!afterCarriageReturn) {
                converted.put(value);
            }
        }
        file.accept(converted.flip());
    }

    @Override
    public void end() throws IOException {
        if (afterCarriageReturn) {
            file.accept(ByteBuffer.wrap(new byte[] {'\r'}));
        }
        file.end();
    }
}
