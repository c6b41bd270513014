package io.javaipc.ftp.console;

import java.time.Duration;
import java.util.Locale;

/** Amounts of data in words. */
public final class ByteCount {
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    private static final double MILLIS_PER_SECOND = 1000.0;

    private ByteCount() {}

    /**
     * An amount.
     *
     * @param bytes how many
     * @return such as {@code 120 bytes} or {@code 16.0 MiB}
     */
    public static String inWords(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    /**
     * What was transferred, in what time.
     *
     * @param bytes how many
     * @param elapsed the time
     * @return such as {@code 16.0 MiB in 0.25 s, 64.0 MiB/s}
     */
    public static String inWords(long bytes, Duration elapsed) {
        double seconds = Math.max(1, elapsed.toMillis()) / MILLIS_PER_SECOND;
        String speed = inWords((long) (bytes / seconds));
        return String.format(Locale.ROOT, "%s in %.2f s, %s/s", inWords(bytes), seconds, speed);
    }
}
