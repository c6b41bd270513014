package io.javaipc.ftp.server;

import io.javaipc.ftp.library.FileLibrary;
import io.javaipc.ftp.library.FileLibraryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The libraries that this process serves, each opened and swept once. Thread-safe. */
final class ServedLibraries {
    private static final Logger LOG = LoggerFactory.getLogger(FtpService.class);
    private static final Map<Key, FileLibrary> OPEN = new ConcurrentHashMap<>();

    private record Key(Path root, boolean writable) {}

    private ServedLibraries() {}

    static FileLibrary get(Path root, boolean writable) throws IOException {
        Key key = new Key(root, writable);
        FileLibrary open = OPEN.get(key);
        if (open != null) {
            return open;
        }
        FileLibrary opened = FileLibrary.open(root, writable);
        FileLibrary earlier = OPEN.putIfAbsent(key, opened);
        if (earlier != null) {
            return earlier;
        }
        if (writable) {
            startSweeping(opened);
        }
        return opened;
    }

    /** Not on the session's thread: the library may be large, and its first client waits. */
    private static void startSweeping(FileLibrary library) {
        Thread sweeper = new Thread(() -> sweep(library), "ftp-stale-upload-sweep");
        sweeper.setDaemon(true);
        sweeper.start();
    }

    private static void sweep(FileLibrary library) {
        try {
            library.sweepStaleUploads();
        } catch (FileLibraryException e) {
            LOG.info("stale uploads may be left: {}", library, e);
        }
    }
}
