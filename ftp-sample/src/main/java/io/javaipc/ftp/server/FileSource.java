package io.javaipc.ftp.server;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/** A file as it is, moved by the kernel. Its size is the one it had when the download began. */
final class FileSource implements DataSource {
    /** The control connection is looked at in between. */
    private static final long PIECE = 8L << 20;

    private final FileChannel file;
    private final long end;
    private long position;

    FileSource(FileChannel file, long position, long end) {
        this.file = file;
        this.position = position;
        this.end = end;
    }

    @Override
    public boolean sendSome(WritableByteChannel channel) throws IOException {
        long sent = transfer(channel);
        position += sent;
        if (sent == 0 && position < end && position >= file.size()) {
            throw new DataConnectionException(new EOFException("file has become shorter"));
        }
        return position < end;
    }

    private long transfer(WritableByteChannel channel) throws DataConnectionException {
        try {
            return file.transferTo(position, Math.min(PIECE, end - position), channel);
        } catch (IOException e) {
            throw new DataConnectionException(e);
        }
    }
}
