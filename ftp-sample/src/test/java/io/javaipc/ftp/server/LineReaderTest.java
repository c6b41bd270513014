package io.javaipc.ftp.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Lines out of bytes, whatever the bytes. */
class LineReaderTest {
    private final LineReader reader = new LineReader();

    @Test
    void linesEndWithLineFeedWithOrWithoutCarriageReturn() {
        feed("a\r\nb\nc\rd\r\n\r\nrest");

        assertEquals("a", reader.poll());
        assertEquals("b", reader.poll());
        assertEquals("c\rd", reader.poll());
        assertEquals("", reader.poll());
        assertNull(reader.poll());
    }

    @Test
    void characterMayBeCutBetweenTwoReads() {
        byte[] bytes = "ü€\n".getBytes(StandardCharsets.UTF_8);
        for (byte value : bytes) {
            reader.feed(ByteBuffer.wrap(new byte[] {value}));
        }

        assertEquals("ü€", reader.poll());
    }

    @Test
    void longestLineMayEndWithCarriageReturn() {
        feed("x".repeat(LineReader.LONGEST) + "\r\n");

        assertEquals(LineReader.LONGEST, reader.poll().length());
        assertFalse(reader.tooLong());
    }

    @Test
    void nothingIsReadAfterALineThatIsTooLong() {
        feed("before\n" + "x".repeat(LineReader.LONGEST + 1) + "\nafter\n");

        assertTrue(reader.tooLong());
        assertFalse(reader.takesMore());
        assertEquals("before", reader.poll());
        assertNull(reader.poll());
    }

    @Test
    void lineWithoutEndIsTooLongBeforeItEnds() {
        feed("x".repeat(LineReader.LONGEST + 2));

        assertTrue(reader.tooLong());
    }

    @Test
    void takesNoMoreWhileManyLinesWait() {
        assertTrue(reader.takesMore());
        feed("\n".repeat(64));
        assertFalse(reader.takesMore());
        reader.poll();
        assertTrue(reader.takesMore());
    }

    @Test
    void lineIsTakenOutOfItsTurn() {
        feed("a\nurgent\nb\n");

        assertTrue(reader.removeFirst("urgent"::equals));
        assertFalse(reader.removeFirst("urgent"::equals));
        assertEquals("a", reader.poll());
        assertEquals("b", reader.poll());
    }

    @Test
    void telnetIsTakenOut() {
        feedBytes('a', 255, 255, 255, 241, 'b', 255, 250, 1, 'x', 255, 255, '\n', 255, 240, 'c', '\n');

        assertEquals("a\uFFFDbc", reader.poll());
    }

    @Test
    void dataAfterAnInterruptWhoseMarkWasLostIsKept() {
        feedBytes(255, 244, 255, 'A', 'B', 'O', 'R', '\r', '\n');

        assertEquals("ABOR", reader.poll());
    }

    @Test
    void telnetOffersAreRefusedAndRefusalsNotAnswered() {
        feedBytes(255, 251, 7, 255, 252, 8, 255, 253, 9, 255, 254, 10);

        assertArrayEquals(
                new byte[] {(byte) 255, (byte) 254, 7, (byte) 255, (byte) 252, 9}, reader.takeTelnetRefusals());
        assertEquals(0, reader.takeTelnetRefusals().length);
    }

    private void feed(String text) {
        reader.feed(StandardCharsets.UTF_8.encode(text));
    }

    private void feedBytes(int... values) {
        for (int value : values) {
            reader.feed(ByteBuffer.wrap(new byte[] {(byte) value}));
        }
    }
}
