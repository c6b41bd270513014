package io.javaipc.ftp.server;

import io.javaipc.ftp.library.FileEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Lines for people and for programs that know {@code ls -l}. Times are UTC; older than half a year have the year instead. */
final class ListFormat {
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final Duration HALF_A_YEAR = Duration.ofDays(182);
    private static final int SIZE_WIDTH = 13;

    private final boolean writable;
    private final Instant now;

    ListFormat(boolean writable, Instant now) {
        this.writable = writable;
        this.now = now;
    }

    void append(StringBuilder line, FileEntry entry, String name) {
        line.append(mode(entry.directory())).append(entry.directory() ? "   2" : "   1");
        line.append(" ftp      ftp      ");
        padLeft(line, Long.toString(entry.size()), SIZE_WIDTH, ' ');
        line.append(' ');
        appendTime(line, entry.modified());
        line.append(' ').append(name);
    }

    private String mode(boolean directory) {
        if (directory) {
            return writable ? "drwxr-xr-x" : "dr-xr-xr-x";
        }
        return writable ? "-rw-r--r--" : "-r--r--r--";
    }

    private void appendTime(StringBuilder line, Instant modified) {
        ZonedDateTime time = modified.atZone(ZoneOffset.UTC);
        line.append(MONTHS[time.getMonthValue() - 1]).append(' ');
        padLeft(line, Integer.toString(time.getDayOfMonth()), 2, ' ');
        line.append(' ');
        if (modified.isAfter(now) || modified.isBefore(now.minus(HALF_A_YEAR))) {
            padLeft(line, Integer.toString(time.getYear()), 5, ' ');
        } else {
            padLeft(line, Integer.toString(time.getHour()), 2, '0');
            line.append(':');
            padLeft(line, Integer.toString(time.getMinute()), 2, '0');
        }
    }

    private static void padLeft(StringBuilder line, String text, int width, char with) {
        for (int i = text.length(); i < width; i++) {
            line.append(with);
        }
        line.append(text);
    }
}
