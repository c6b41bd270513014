package io.javaipc.ftp.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Predicate;

/**
 * Cuts the control connection's bytes into lines, which end with CRLF or LF and are UTF-8 (RFC 2640). Holds a line of
 * {@value #LONGEST} bytes and a bounded number of lines, whatever is sent. Used by one thread.
 */
final class LineReader {
    /** The bytes of the longest line, without its end. */
    static final int LONGEST = 4096;

    /** Beyond it nothing more is to be fed until lines were taken. */
    private static final int ENOUGH_LINES = 64;

    private final TelnetFilter telnet = new TelnetFilter();
    private final Deque<String> lines = new ArrayDeque<>();
    private final byte[] begun = new byte[LONGEST + 1];
    private int length;
    private boolean tooLong;

    /** Takes all bytes there are; nothing that follows a line which is too long. */
    void feed(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte value = bytes.get();
            if (!tooLong && telnet.isData(value & 0xFF)) {
                append(value);
            }
        }
    }

    private void append(byte value) {
        if (value == '\n') {
            int end = length > 0 && begun[length - 1] == '\r' ? length - 1 : length;
            tooLong = end > LONGEST;
            if (!tooLong) {
                lines.add(new String(begun, 0, end, StandardCharsets.UTF_8));
            }
            length = 0;
        } else if (length == begun.length) {
            tooLong = true;
        } else {
            begun[length++] = value;
        }
    }

    /** The next line; null when none is complete. */
    String poll() {
        return lines.poll();
    }

    /** Takes the first line that matches out of its turn; false when none does. */
    boolean removeFirst(Predicate<String> matching) {
        Iterator<String> waiting = lines.iterator();
        while (waiting.hasNext()) {
            if (matching.test(waiting.next())) {
                waiting.remove();
                return true;
            }
        }
        return false;
    }

    boolean takesMore() {
        return !tooLong && lines.size() < ENOUGH_LINES;
    }

    /** Tells whether a line after those that wait is longer than any may be. */
    boolean tooLong() {
        return tooLong;
    }

    byte[] takeTelnetRefusals() {
        return telnet.takeRefusals();
    }
}
