package io.javaipc.ftp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How amounts read. */
class ByteCountTest {
    @Test
    void smallAmountsAreExact() {
        assertEquals("0 bytes", ByteCount.inWords(0));
        assertEquals("1023 bytes", ByteCount.inWords(1023));
    }

    @Test
    void largeAmountsHaveTheUnitThatFits() {
        assertEquals("1.0 KiB", ByteCount.inWords(1024));
        assertEquals("16.0 MiB", ByteCount.inWords(16 << 20));
        assertEquals("8388608.0 TiB", ByteCount.inWords(Long.MAX_VALUE));
    }

    @Test
    void speedComesWithTheTime() {
        assertEquals("1.0 MiB in 2.00 s, 512.0 KiB/s", ByteCount.inWords(1 << 20, Duration.ofSeconds(2)));
    }

    @Test
    void noTimeAtAllIsNoInfiniteSpeed() {
        assertEquals("1 bytes in 0.00 s, 1000 bytes/s", ByteCount.inWords(1, Duration.ZERO));
    }
}
