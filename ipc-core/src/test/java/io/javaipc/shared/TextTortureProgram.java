package io.javaipc.shared;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes texts of which each part tells what the others are, until it is killed, and looks at those of others. */
public final class TextTortureProgram {
    static final int CAPACITY = 4_000;

    private static final int LETTERS = 26;
    private static final int TEXTS_IN_A_ROW = 100;

    private TextTortureProgram() {}

    /**
     * Runs until killed.
     *
     * @param arguments the space's name
     */
    public static void main(String[] arguments) {
        SharedSpace space = SharedSpace.open(arguments[0]);
        SharedText text = space.text("text", CAPACITY);
        SharedLong violations = space.longValue("violations");
        SharedLong written = space.longValue("written");
        space.longValue("started").incrementAndGet();
        while (true) {
            text.set(text(
                    ThreadLocalRandom.current().nextInt(LETTERS),
                    ThreadLocalRandom.current().nextInt(CAPACITY - 10)));
            written.incrementAndGet();
            if (!isWhole(text.get())) {
                violations.incrementAndGet();
            }
            if (ThreadLocalRandom.current().nextInt(TEXTS_IN_A_ROW) == 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    /** So many times the same letter, after their number. */
    static String text(int letter, int length) {
        return length + ":" + Character.toString('a' + letter % LETTERS).repeat(length);
    }

    static boolean isWhole(String text) {
        int colon = text.indexOf(':');
        String letters = text.substring(colon + 1);
        return colon > 0
                && letters.length() == Integer.parseInt(text.substring(0, colon))
                && letters.chars().distinct().count() <= 1;
    }
}
