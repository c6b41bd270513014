package io.javaipc.ftp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.javaipc.ftp.client.RemoteFile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a directory reads. */
class ListingTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void sizesAreAlignedAndDirectoriesMarked() {
        assertEquals(
                List.of(
                        "12345  2026-01-02 03:04  a.bin",
                        "    -  2026-01-02 03:04  docs/",
                        "    7                 -  b"),
                Listing.of(List.of(
                        new RemoteFile("a.bin", false, 12_345, TIME),
                        new RemoteFile("docs", true, 4096, TIME),
                        new RemoteFile("b", false, 7, null))));
    }

    @Test
    void aNameCannotControlTheTerminal() {
        assertEquals(
                List.of("1                 -  ?[2Jx?"),
                Listing.of(List.of(new RemoteFile("\u001b[2Jx\u009b", false, 1, null))));
    }

    @Test
    void anEmptyDirectoryIsNoLine() {
        assertEquals(List.of(), Listing.of(List.of()));
    }
}
