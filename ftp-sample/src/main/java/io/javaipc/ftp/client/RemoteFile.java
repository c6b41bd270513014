package io.javaipc.ftp.client;

import java.time.Instant;
import java.util.Objects;

/**
 * An entry of a remote directory.
 *
 * @param name without its directory
 * @param directory whether it is one
 * @param size in bytes; negative when the server does not say
 * @param modified to the precision that the server's listing has; null when it does not say
 */
public record RemoteFile(String name, boolean directory, long size, Instant modified) {
    /** Checks the name. */
    public RemoteFile {
        Objects.requireNonNull(name, "name");
    }
}
