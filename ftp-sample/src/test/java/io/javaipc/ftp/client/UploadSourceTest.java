package io.javaipc.ftp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a local read error does to an upload. */
class UploadSourceTest {
    /** Can be opened, and fails when its beginning is read. */
    private static final Path UNREADABLE = Path.of("/proc/self/mem");

    private final TransferSockets sockets = new TransferSockets();

    @Test
    void aReadErrorCutsTheConnectionsBeforeItIsTold() throws IOException {
        Socket control = sockets.createSocket();
        Socket data = sockets.createSocket();
        try (UploadSource source = new UploadSource(UNREADABLE, sockets)) {
            assertThrows(IOException.class, () -> source.read(new byte[10]));
        }
        assertTrue(control.isClosed());
        assertTrue(data.isClosed());
    }

    @Test
    void theEndOfTheFileCutsNothing(@TempDir Path directory) throws IOException {
        try (Socket control = sockets.createSocket();
                UploadSource source = new UploadSource(Files.createFile(directory.resolve("empty")), sockets)) {
            assertEquals(-1, source.read(new byte[10]));
            assertFalse(control.isClosed());
        }
    }
}
