package io.javaipc.procfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as the kernel writes them, strange names among them. */
class ProcStatTest {
    /** After the name, of a shell at a terminal. */
    private static final String REST = " S 1000 4242 4000 34816 4242 4194304 931 9 7 3 150 25 0 0 20 0 1 0 8675309"
            + " 9842688 1290 18446744073709551615 1 1 0 0 0 0 0 4096 0 1 0 0 17 1 0 0 0 0 0 0 0 0 0 0 0 0 0\n";

    @Test
    void eachFieldIsWhereTheManualPageSaysIt() {
        ProcStat stat = ProcStat.parse("4242 (bash)" + REST);
        assertEquals(
                new ProcStat(
                        4242,
                        "bash",
                        'S',
                        1000,
                        4242,
                        4000,
                        34816,
                        Duration.ofMillis(1500),
                        Duration.ofMillis(250),
                        20,
                        0,
                        1,
                        Duration.ofMillis(86_753_090),
                        9_842_688),
                stat);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                ")",
                "(",
                ") S 1 (",
                "x) Z 7 7 7",
                "((sd-pam))",
                "two\nlines",
                "tab\there",
                "ünï",
                "\\n"
            })
    void aNameMayBeAnyText(String name) {
        ProcStat stat = ProcStat.parse("4242 (" + name + ")" + REST);
        assertEquals(name, stat.name());
        assertEquals('S', stat.state());
        assertEquals(1000, stat.ppid());
    }

    @Test
    void aKernelThreadHasNoParentGroupOrMemory() {
        ProcStat stat = ProcStat.parse(
                "2 (kworker/u4:0-events_unbound) I 0 0 0 0 -1 69238880 0 0 0 0 0 7 0 0 20 0 1 0 12"
                        + " 0 0 18446744073709551615 0 0 0 0 0 0 0 2147483647 0 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n");
        assertEquals("kworker/u4:0-events_unbound", stat.name());
        assertEquals('I', stat.state());
        assertEquals(0, stat.ppid());
        assertEquals(0, stat.virtualBytes());
    }

    @Test
    void aRealTimeThreadHasANegativePriority() {
        ProcStat stat = ProcStat.parse("17 (migration/0) S 2 0 0 0 -1 69238848 0 0 0 0 0 1 0 0 -100 -20 1 0 3 0 0 0\n");
        assertEquals(-100, stat.priority());
        assertEquals(-20, stat.nice());
    }

    @Test
    void aZombieHasItsTimesStill() {
        ProcStat stat = ProcStat.parse("99 (sleep) Z 98 97 96 0 -1 4227084 100 0 0 0 3 4 0 0 25 5 1 0 500 0 0 0 0\n");
        assertEquals('Z', stat.state());
        assertEquals(Duration.ofMillis(30), stat.userTime());
        assertEquals(Duration.ofMillis(40), stat.systemTime());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1 (x",
                "1 x) S 1",
                "(x) S 1",
                "1 (x) S 1 2",
                "1 (x) S a 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1"
            })
    void whatIsNoStatIsRefusedWithItsText(String text) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> ProcStat.parse(text));
        assertTrue(refusal.getMessage().contains("text=" + text), refusal::getMessage);
    }
}
