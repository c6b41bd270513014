package io.javaipc.ftp.server;

import io.javaipc.ftp.library.FileEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/** Lines for programs: {@code type=file;size=3;modify=20261101000000;perm=r; name} (RFC 3659 section 7.2). */
final class FactsFormat {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Set<Fact> facts;
    private final boolean writable;

    FactsFormat(Set<Fact> facts, boolean writable) {
        this.facts = facts;
        this.writable = writable;
    }

    /** A point in time as RFC 3659 section 2.3 writes it. */
    static String timestamp(Instant time) {
        return TIMESTAMP.format(time);
    }

    void append(StringBuilder line, FileEntry entry, String name) {
        for (Fact fact : facts) {
            switch (fact) {
                case TYPE -> line.append("type=").append(entry.directory() ? "dir;" : "file;");
                case SIZE -> {
                    if (!entry.directory()) {
                        line.append("size=").append(entry.size()).append(';');
                    }
                }
                case MODIFY ->
                    line.append("modify=").append(timestamp(entry.modified())).append(';');
                case PERM ->
                    line.append("perm=").append(permissions(entry.directory())).append(';');
            }
        }
        line.append(' ').append(name);
    }

    /** What the client may do: enter, list and store in a directory; read, replace and delete a file. */
    private String permissions(boolean directory) {
        if (directory) {
            return writable ? "elc" : "el";
        }
        return writable ? "rwd" : "r";
    }
}
