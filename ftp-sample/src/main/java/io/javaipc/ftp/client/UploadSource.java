package io.javaipc.ftp.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The local file of an upload. In FTP the end of the data connection is the end of the file: when reading fails, the
 * whole connection is cut, so that the server does not take what it has for a complete file.
 */
final class UploadSource extends FilterInputStream {
    private final TransferSockets sockets;

    UploadSource(Path file, TransferSockets sockets) throws IOException {
        super(Files.newInputStream(file));
        this.sockets = sockets;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            sockets.closeAll();
            throw e;
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            sockets.closeAll();
            throw e;
        }
    }
}
