package io.javaipc.ftp.console;

import io.javaipc.ftp.client.TransferListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.IntSupplier;

/** Shows a transfer while it runs, with a bar where there is a terminal, and knows its figures afterwards. */
public final class TransferDisplay {
    private final PrintStream out;
    private final IntSupplier width;

    private TransferDisplay(PrintStream out, IntSupplier width) {
        this.out = out;
        this.width = width;
    }

    /**
     * Shows nothing.
     *
     * @return the display
     */
    public static TransferDisplay none() {
        return new TransferDisplay(System.err, () -> 0);
    }

    /**
     * Shows bars on the standard error stream when that is a terminal.
     *
     * @return the display
     */
    public static TransferDisplay onStandardError() {
        return new TransferDisplay(System.err, Terminals::widthOfStandardError);
    }

    static TransferDisplay on(PrintStream terminal, IntSupplier width) {
        return new TransferDisplay(terminal, width);
    }

    /**
     * Makes a transfer and shows it.
     *
     * @param name what is transferred
     * @param transfer what does it
     * @param <E> how it fails
     * @return its figures in words
     * @throws E when the transfer failed
     */
    public <E extends Exception> String show(String name, Transfer<E> transfer) throws E {
        long start = System.nanoTime();
        try (TransferBar bar = new TransferBar(name, out, width)) {
            transfer.run(bar);
            return ByteCount.inWords(bar.transferred(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /**
     * A transfer that tells how it goes.
     *
     * @param <E> how it fails
     */
    @FunctionalInterface
    public interface Transfer<E extends Exception> {
        /**
         * Transfers.
         *
         * @param listener to be told how it goes
         * @throws E when it failed
         */
        void run(TransferListener listener) throws E;
    }
}
