package io.javaipc.ftp.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of names, also those that are made to take for ever. */
class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*, a, true",
        "*, '', true",
        "*.txt, a.txt, true",
        "*.txt, a.txt.gz, false",
        "a*c, abc, true",
        "a*c, ac, true",
        "a*c, abcb, false",
        "a*b*c, aXbYbZc, true",
        "?, a, true",
        "?, '', false",
        "a?c, abc, true",
        "a?c, ac, false",
        "abc, abc, true",
        "abc, abcd, false",
        "[a], [a], true",
        "[a], a, false",
        "***, abc, true"
    })
    void matches(String pattern, String name, boolean expected) {
        assertEquals(expected, new Glob(pattern).matches(name));
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void patternOfManyStarsEnds() {
        assertFalse(new Glob("a*".repeat(100) + "b").matches("a".repeat(250)));
    }
}
