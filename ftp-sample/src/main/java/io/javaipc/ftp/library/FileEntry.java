package io.javaipc.ftp.library;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * A regular file or a directory, as a client may see it.
 *
 * @param name its last name; empty for the root
 * @param directory whether it is a directory
 * @param size how many bytes it holds; for a directory whatever the file system says
 * @param modified when its content was changed last
 */
public record FileEntry(String name, boolean directory, long size, Instant modified) {
    static FileEntry of(String name, BasicFileAttributes attributes) {
        return new FileEntry(
                name,
                attributes.isDirectory(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant());
    }
}
