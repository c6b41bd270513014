package io.javaipc.ftp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a transfer is shown. */
class TransferDisplayTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    @Test
    void aLongTransferHasABarThatGoesWhenItIsOver() {
        show(80, true);
        assertTrue(screen.toString(StandardCharsets.UTF_8).contains("50%"), screen::toString);
        assertTrue(screen.toString(StandardCharsets.UTF_8).endsWith("\r"), screen::toString);
    }

    @Test
    void aShortTransferHasNoBar() {
        String figures = show(80, false);
        assertEquals("", screen.toString(StandardCharsets.UTF_8));
        assertTrue(figures.startsWith("8.0 MiB in "), figures);
    }

    @Test
    void thereIsNoBarWithoutATerminal() {
        show(0, true);
        assertEquals("", screen.toString(StandardCharsets.UTF_8));
    }

    private String show(int width, boolean takesLong) {
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        return TransferDisplay.on(out, () -> width).show("big.bin", bar -> {
            long start = System.nanoTime();
            do {
                bar.transferred(8 << 20, 16 << 20);
                Thread.onSpinWait();
            } while (takesLong && System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(400));
        });
    }
}
