package io.javaipc.ftp.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.javaipc.ftp.library.FileLibraryException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may write, and what it means. */
class VirtualPathTest {
    @ParameterizedTest
    @CsvSource({
        "a, /home/a",
        "/a, /a",
        "//a///b/, /a/b",
        "./a/./b, /home/a/b",
        "a/../b, /home/b",
        ".., /",
        "../../../etc/passwd, /etc/passwd",
        "/../x, /x",
        "/.., /",
        "/, /",
        "..., /home/...",
        "'a b ', '/home/a b '",
        "..\\..\\x, /home/..\\..\\x"
    })
    void resolvesBelowTheRoot(String written, String meant) throws FileLibraryException {
        VirtualPath home = VirtualPath.ROOT.resolve("home");

        assertEquals(meant, home.resolve(written).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0b",
                "a\nb",
                "a\rb",
                "\u001b[2J",
                "\u007f",
                "\u0085",
                "malformed\ufffd",
                "dir/.javaipc-upload-1-1",
                ".javaipc-upload-1-1/.."
            })
    void refusesNamesThatNoFileOfALibraryHas(String written) {
        FileLibraryException refused =
                assertThrows(FileLibraryException.class, () -> VirtualPath.ROOT.resolve(written));

        assertEquals(Reason.INVALID_NAME, refused.reason());
    }

    @Test
    void refusesNamesLongerThanFileSystemsTake() throws FileLibraryException {
        String longest = "ü".repeat(127) + "x";

        assertEquals("/" + longest, VirtualPath.ROOT.resolve(longest).toString());
        assertThrows(FileLibraryException.class, () -> VirtualPath.ROOT.resolve(longest + "x"));
    }

    @Test
    void rootIsItsOwnParent() {
        assertEquals("/", VirtualPath.ROOT.parent().toString());
        assertEquals("", VirtualPath.ROOT.name());
    }
}
