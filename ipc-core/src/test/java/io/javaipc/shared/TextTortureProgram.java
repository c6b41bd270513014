package io.javaipc.shared;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes texts of which each part tells what the others are, until it is killed, and looks at those of others. Time and again
 * it leaves the space in the middle of it.
 */
public final class TextTortureProgram {
    static final int CAPACITY = 20_000;

    private static final int LETTERS = 26;
    private static final int TEXTS_IN_A_ROW = 100;
    private static final int MOST_MILLIS_IN_THE_SPACE = 20;

    private TextTortureProgram() {}

    /**
     * Runs until killed.
     *
     * @param arguments the space's name
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws InterruptedException {
        boolean started = false;
        while (true) {
            Thread writer;
            try (SharedSpace space = SharedSpace.open(arguments[0])) {
                if (!started) {
                    space.longValue("started").incrementAndGet();
                    started = true;
                }
                writer = new Thread(() -> writeUntilClosed(space));
                writer.start();
                Thread.sleep(ThreadLocalRandom.current().nextInt(1, MOST_MILLIS_IN_THE_SPACE));
            }
            writer.join();
        }
    }

    private static void writeUntilClosed(SharedSpace space) {
        try {
            SharedText text = space.text("text", CAPACITY);
            SharedLong violations = space.longValue("violations");
            SharedLong written = space.longValue("written");
            ThreadLocalRandom random = ThreadLocalRandom.current();
            while (true) {
                text.set(text(random.nextInt(LETTERS), random.nextInt(CAPACITY - 10)));
                written.incrementAndGet();
                if (!isWhole(text.get())) {
                    violations.incrementAndGet();
                }
                if (random.nextInt(TEXTS_IN_A_ROW) == 0) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
            }
        } catch (IllegalStateException e) {
            // closed meanwhile
            return;
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
