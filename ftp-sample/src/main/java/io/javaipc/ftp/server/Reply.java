package io.javaipc.ftp.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the server says: a code and one or several lines (RFC 959 section 4.2). Characters that would end a line or control
 * a terminal are replaced. Immutable.
 *
 * @param code three digits
 * @param lines at least one
 */
record Reply(int code, List<String> lines) {
    static Reply of(int code, String text) {
        return new Reply(code, List.of(text));
    }

    ByteBuffer encode() {
        StringBuilder text = new StringBuilder();
        int last = lines.size() - 1;
        for (int i = 0; i <= last; i++) {
            // the lines between are indented, as RFC 2389 and 3659 want it, so that none begins with a code
            if (i == last) {
                text.append(code).append(' ');
            } else if (i == 0) {
                text.append(code).append('-');
            } else {
                text.append(' ');
            }
            lines.get(i).chars().forEach(c -> text.append(Character.isISOControl(c) ? '?' : (char) c));
            text.append("\r\n");
        }
        return StandardCharsets.UTF_8.encode(text.toString());
    }
}
