package io.javaipc.ftp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** When a transfer is shown. */
class TransferDisplayTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private boolean widthWasAsked;

    @Test
    void aLongTransferHasABarThatGoesWhenItIsOver() {
        show(80, () -> screen().contains("50%"));
        assertTrue(screen().endsWith("\r"), screen());
    }

    @Test
    void aShortTransferHasNoBar() {
        String figures = show(80, () -> true);
        assertEquals("", screen());
        assertTrue(figures.startsWith("8.0 MiB in "), figures);
    }

    @Test
    void thereIsNoBarWithoutATerminal() {
        show(0, () -> widthWasAsked);
        assertEquals("", screen());
    }

    private String show(int width, BooleanSupplier over) {
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        IntSupplier terminal = () -> {
            widthWasAsked = true;
            return width;
        };
        return TransferDisplay.on(out, terminal).show("big.bin", bar -> {
            do {
                bar.transferred(8 << 20, 16 << 20);
            } while (!over.getAsBoolean());
        });
    }

    private String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
