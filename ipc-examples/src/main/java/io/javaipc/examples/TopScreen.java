package io.javaipc.examples;

import io.javaipc.process.CpuSample;
import io.javaipc.process.CpuSampler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** The live table of {@code top}: a sample every other second, and keys at any time. */
final class TopScreen {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long FIRST_INTERVAL_MILLIS = 200;
    /** The window may have another size by then; what is the same is not written again. */
    private static final long REDRAW_MILLIS = 250;

    private static final String KEYS = "c by cpu   m by memory   PgDn/space, PgUp/b page   g first page   q quit";
    private static final String CTRL_C = "\u0003";

    private final Terminal terminal;
    private final TopView view = new TopView();
    private final CpuSampler sampler = new CpuSampler();
    private boolean quit;

    TopScreen(Terminal terminal) {
        this.terminal = terminal;
    }

    void run() throws InterruptedException {
        Attributes before = terminal.enterRawMode();
        // Ctrl-C is a key here, so that the screen is put back as it was
        Attributes keys = terminal.getAttributes();
        keys.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        terminal.setAttributes(keys);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        try {
            showUntilQuit();
        } finally {
            terminal.puts(Capability.cursor_visible);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            terminal.setAttributes(before);
        }
    }

    private void showUntilQuit() throws InterruptedException {
        Display display = new Display(terminal, true);
        BindingReader keys = new BindingReader(terminal.reader());
        KeyMap<Runnable> bindings = bindings();
        TimeUnit.MILLISECONDS.sleep(FIRST_INTERVAL_MILLIS);
        CpuSample sample = sampler.sample();
        long next = System.nanoTime() + INTERVAL_NANOS;
        while (!quit) {
            draw(display, sample);
            int key = keys.peekCharacter(REDRAW_MILLIS);
            if (key == NonBlockingReader.EOF) {
                quit = true;
            } else if (key != NonBlockingReader.READ_EXPIRED) {
                keys.readBinding(bindings).run();
            }
            if (System.nanoTime() - next >= 0) {
                sample = sampler.sample();
                next = System.nanoTime() + INTERVAL_NANOS;
            }
        }
    }

    private void draw(Display display, CpuSample sample) {
        Size size = terminal.getSize();
        int rows = size.getRows() - 1;
        List<String> lines = new ArrayList<>(view.lines(sample, size.getColumns(), rows));
        lines.addAll(Collections.nCopies(Math.max(0, rows - lines.size()), ""));
        lines.add(ProcessRows.cut(KEYS, size.getColumns()));
        display.resize(size.getRows(), size.getColumns());
        // a list that the display may change
        display.update(lines.stream().map(AttributedString::new).collect(Collectors.toCollection(ArrayList::new)), 0);
    }

    private KeyMap<Runnable> bindings() {
        KeyMap<Runnable> keys = new KeyMap<>();
        keys.setNomatch(() -> {});
        keys.setUnicode(() -> {});
        keys.bind(() -> quit = true, "q", CTRL_C);
        keys.bind(view::sortByCpu, "c");
        keys.bind(view::sortByMemory, "m");
        keys.bind(view::nextPage, " ", KeyMap.key(terminal, Capability.key_npage));
        keys.bind(view::previousPage, "b", KeyMap.key(terminal, Capability.key_ppage));
        keys.bind(view::firstPage, "g");
        return keys;
    }
}
