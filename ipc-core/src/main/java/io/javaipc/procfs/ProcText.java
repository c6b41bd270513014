package io.javaipc.procfs;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The text of files in {@code /proc}: bytes in the encoding of the platform's arguments and paths; UTF-8 where the locale
 * is plain ASCII, since nothing else is met there in practice. Bytes that are no text become U+FFFD.
 */
final class ProcText {
    private static final Charset CHARSET = charset();

    private ProcText() {}

    private static Charset charset() {
        Charset platform = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        return platform.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : platform;
    }

    static String of(byte[] bytes) {
        return new String(bytes, CHARSET);
    }
}
