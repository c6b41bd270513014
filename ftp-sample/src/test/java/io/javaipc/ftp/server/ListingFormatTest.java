package io.javaipc.ftp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.javaipc.ftp.library.FileEntry;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How an entry is written, for people and for programs. */
class ListingFormatTest {
    private static final Instant NOW = Instant.parse("2026-11-05T12:00:00Z");
    private static final FileEntry FILE = new FileEntry("a b", false, 1234, Instant.parse("2026-11-01T02:03:04.999Z"));
    private static final FileEntry DIRECTORY = new FileEntry("d", true, 4096, Instant.parse("2024-02-29T23:59:00Z"));

    @Test
    void recentEntryHasItsTime() {
        assertEquals(
                "-rw-r--r--   1 ftp      ftp               1234 Nov  1 02:03 a b",
                list(new ListFormat(true, NOW), FILE));
    }

    @Test
    void oldEntryHasItsYear() {
        assertEquals(
                "drwxr-xr-x   2 ftp      ftp               4096 Feb 29  2024 d",
                list(new ListFormat(true, NOW), DIRECTORY));
    }

    @Test
    void readOnlyLibraryShowsNoWriteBits() {
        assertEquals('-', list(new ListFormat(false, NOW), FILE).charAt(2));
        assertEquals('-', list(new ListFormat(false, NOW), DIRECTORY).charAt(2));
    }

    @Test
    void factsOfAFile() {
        assertEquals(
                "type=file;size=1234;modify=20261101020304;perm=rwd; a b",
                facts(new FactsFormat(EnumSet.allOf(Fact.class), true), FILE));
    }

    @Test
    void factsOfADirectory() {
        assertEquals(
                "type=dir;modify=20240229235900;perm=el; d",
                facts(new FactsFormat(EnumSet.allOf(Fact.class), false), DIRECTORY));
    }

    @Test
    void onlyTheFactsThatWereAskedFor() {
        Set<Fact> chosen = Fact.parse("SIZE;UNIX.MODE;TYPE;");

        assertEquals("type=file;size=1234; a b", facts(new FactsFormat(chosen, true), FILE));
        assertEquals("type*;size*;modify;perm;", Fact.feature(chosen));
        assertEquals(" a b", facts(new FactsFormat(Fact.parse(""), true), FILE));
    }

    private static String list(ListFormat format, FileEntry entry) {
        StringBuilder line = new StringBuilder();
        format.append(line, entry, entry.name());
        return line.toString();
    }

    private static String facts(FactsFormat format, FileEntry entry) {
        StringBuilder line = new StringBuilder();
        format.append(line, entry, entry.name());
        return line.toString();
    }
}
