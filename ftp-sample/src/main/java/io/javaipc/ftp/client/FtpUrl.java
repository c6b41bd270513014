package io.javaipc.ftp.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Names a server, and a file or directory on it: {@code ftp://[user@]host[:port]/path}. The host may be an IPv6 literal
 * in brackets; the path may be percent-encoded UTF-8. Immutable.
 *
 * @param user who logs in
 * @param host a name or an address, an IPv6 literal without its brackets
 * @param port the control connection's port
 * @param path decoded, absolute: it begins with a slash
 */
public record FtpUrl(String user, String host, int port, String path) {
    private static final String ANYBODY = "anonymous";
    private static final int STANDARD_PORT = 21;

    /** Checks that the values are there. */
    public FtpUrl {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(path, "path");
    }

    /**
     * Reads a URL as people write it.
     *
     * @param text such as {@code ftp://files.example/readme.txt}
     * @return the URL; user {@code anonymous}, port 21 and path {@code /} unless it says otherwise
     * @throws IllegalArgumentException when it is not an FTP URL; the message says what is wrong
     */
    public static FtpUrl parse(String text) {
        URI uri = uriOf(text);
        if (!"ftp".equalsIgnoreCase(uri.getScheme())) {
            throw refused("not an FTP URL, it must begin with ftp://", text);
        }
        if (uri.getHost() == null) {
            throw refused("the FTP URL has no valid host", text);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused("write ? as %3F and # as %23 in an FTP URL", text);
        }
        String user = decode(Objects.requireNonNullElse(uri.getRawUserInfo(), ANYBODY), text);
        if (user.isEmpty() || user.indexOf(':') >= 0) {
            // command lines are visible to every user of the machine
            throw refused("an FTP URL takes a user name and no password", uri.getScheme() + "://...@" + uri.getHost());
        }
        int port = uri.getPort() < 0 ? STANDARD_PORT : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw refused("the port must be 1 to 65535", text);
        }
        String path = decode(uri.getRawPath(), text);
        return new FtpUrl(user, withoutBrackets(uri.getHost()), port, path.isEmpty() ? "/" : path);
    }

    /**
     * The file's name.
     *
     * @return the path's last part; empty when the path ends with a slash
     */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Names another file or directory of the same server.
     *
     * @param otherPath absolute
     * @return the URL
     */
    public FtpUrl withPath(String otherPath) {
        return new FtpUrl(user, host, port, otherPath);
    }

    /**
     * The server's address for messages.
     *
     * @return such as {@code 127.0.0.1:2121} or {@code [::1]:2121}
     */
    public String address() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /** The URL in the form that {@link #parse} reads. */
    @Override
    public String toString() {
        try {
            String shownUser = user.equals(ANYBODY) ? null : user;
            int shownPort = port == STANDARD_PORT ? -1 : port;
            return new URI("ftp", shownUser, host, shownPort, path, null, null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a URL: host=" + host + ", path=" + path, e);
        }
    }

    private static URI uriOf(String text) {
        try {
            // a space or an umlaut typed as it is, is fine; URI wants only these two encoded
            return new URI(text.replace(" ", "%20").replace("\"", "%22"));
        } catch (URISyntaxException e) {
            throw refused("not an FTP URL, " + e.getReason(), text);
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Unlike URLDecoder, leaves a plus sign alone and refuses what is not UTF-8. */
    private static String decode(String encoded, String text) {
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                // URI has seen to it that two hexadecimal digits follow
                decoded.put((byte) Integer.parseInt(encodedByte(bytes, i), 16));
                i += 2;
            } else {
                decoded.put(bytes[i]);
            }
        }
        String result;
        try {
            result = StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException e) {
            throw refused("the FTP URL is not UTF-8 when decoded", text);
        }
        if (result.chars().anyMatch(Character::isISOControl)) {
            throw refused("the FTP URL contains a control character", text);
        }
        return result;
    }

    private static String encodedByte(byte[] bytes, int percent) {
        return new String(bytes, percent + 1, 2, StandardCharsets.US_ASCII);
    }

    private static IllegalArgumentException refused(String why, String text) {
        return new IllegalArgumentException(why + ": url=" + text);
    }
}
