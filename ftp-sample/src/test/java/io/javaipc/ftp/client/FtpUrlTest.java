package io.javaipc.ftp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How URLs are read and written. */
class FtpUrlTest {
    @Test
    void whatIsNotSaidHasTheStandardValue() {
        assertEquals(new FtpUrl("anonymous", "files.example", 21, "/"), FtpUrl.parse("ftp://files.example"));
    }

    @Test
    void everyPartIsRead() {
        FtpUrl url = FtpUrl.parse("ftp://ann@files.example:2121/reports/march.pdf");
        assertEquals(new FtpUrl("ann", "files.example", 2121, "/reports/march.pdf"), url);
        assertEquals("march.pdf", url.fileName());
    }

    @Test
    void anIpv6LiteralLosesItsBracketsAndGetsThemBack() {
        FtpUrl url = FtpUrl.parse("ftp://[::1]:2121/a");
        assertEquals("::1", url.host());
        assertEquals("[::1]:2121", url.address());
        assertEquals("ftp://[::1]:2121/a", url.toString());
    }

    @Test
    void percentEncodedUtf8IsDecoded() {
        assertEquals(
                "/größe 1+1.txt",
                FtpUrl.parse("ftp://h/gr%C3%B6%C3%9Fe%201+1.txt").path());
    }

    @Test
    void blanksAndUmlautsMayBeTypedAsTheyAre() {
        assertEquals("/größe 1.txt", FtpUrl.parse("ftp://h/größe 1.txt").path());
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        FtpUrl url = new FtpUrl("ann lee", "h", 2121, "/100% sure?#1.txt");
        assertEquals(url, FtpUrl.parse(url.toString()));
    }

    @Test
    void aPathThatEndsWithASlashNamesNoFile() {
        assertEquals("", FtpUrl.parse("ftp://h/reports/").fileName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h/a",
                "h/a",
                "ftp:///a",
                "ftp://h:0/a",
                "ftp://h:99999/a",
                "ftp://h/a%0d%0aDELE%20b",
                "ftp://h/%ff",
                "ftp://h/a%zz",
                "ftp://h/a?b",
                "ftp://@h/a",
                ""
            })
    void whatIsNoFtpUrlIsRefusedAndNamed(String text) {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> FtpUrl.parse(text));
        assertTrue(refused.getMessage().contains("url="), refused.getMessage());
    }

    @Test
    void aPasswordIsRefusedAndNotRepeated() {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> FtpUrl.parse("ftp://ann:secret@h/a"));
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
    }
}
