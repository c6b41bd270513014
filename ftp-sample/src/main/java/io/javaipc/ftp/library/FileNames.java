package io.javaipc.ftp.library;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * File names as UTF-8, whatever the locale.
 *
 * <p>The JDK encodes the names in a {@link Path} by the locale's charset. In a container without {@code LANG} that is
 * ASCII: the file {@code ü} could be neither found nor made. The URI of a path, however, carries its bytes as they are.
 */
final class FileNames {
    private static final boolean NATIVE_UTF_8 = "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));
    private static final int ASCII_LIMIT = 0x80;

    private FileNames() {}

    static Path toPath(String name) {
        return NATIVE_UTF_8 || isAscii(name) ? Path.of(name) : fromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The last name of a path; a part that is not UTF-8 becomes U+FFFD. */
    static String lastName(Path path) {
        Path last = path.getFileName();
        String name = last.toString();
        return NATIVE_UTF_8 || isAscii(name) ? name : fromUri(last.toUri());
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < ASCII_LIMIT);
    }

    private static Path fromBytes(byte[] name) {
        StringBuilder uri = new StringBuilder("file:///");
        for (byte b : name) {
            uri.append(String.format("%%%02X", b & 0xFF));
        }
        return Path.of(URI.create(uri.toString())).getFileName();
    }

    private static String fromUri(URI uri) {
        String path = uri.getPath();
        // the URI of a directory ends with a slash
        String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
