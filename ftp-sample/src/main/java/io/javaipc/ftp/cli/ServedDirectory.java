package io.javaipc.ftp.cli;

import io.javaipc.ftp.server.FtpService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks a directory before it is served, so that a mistake shows at the start and not with the first client. */
final class ServedDirectory {
    private ServedDirectory() {}

    static FtpService open(Path root, boolean writable) throws OperationFailed {
        if (!Files.exists(root)) {
            throw new OperationFailed("no such directory: root=" + root + " (create it, or name another with --root)");
        }
        if (!Files.isDirectory(root)) {
            throw new OperationFailed("not a directory: root=" + root);
        }
        if (!Files.isReadable(root) || !Files.isExecutable(root)) {
            throw new OperationFailed("may not read the directory: root=" + root);
        }
        if (writable && !Files.isWritable(root)) {
            throw new OperationFailed(
                    "may not write to the directory: root=" + root + " (serve it without --writable)");
        }
        try {
            return FtpService.of(root, writable);
        } catch (IOException e) {
            throw new OperationFailed("cannot serve the directory: root=" + root + ", cause=" + e.getMessage(), e);
        }
    }
}
