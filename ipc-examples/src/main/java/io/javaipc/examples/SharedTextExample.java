package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.shared.SharedSpace;
import io.javaipc.shared.SharedText;

/** A JVM writes a text again and again until it is killed, most likely in the middle: nobody reads half of one. */
final class SharedTextExample {
    private static final int CAPACITY = 100_000;
    private static final String VERSE = "Grün ist des Lebens goldner Baum. ";
    private static final int READINGS = 1_000;

    private SharedTextExample() {}

    static void main(String[] arguments) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            SharedText text = space.text("text", CAPACITY);
            try (JavaProcess<Void> writer = JavaProcess.start(() -> writeForever(text))) {
                Wait.until(() -> text.byteLength() > 0);
                for (int i = 0; i < READINGS; i++) {
                    Check.that(isWhole(text.get()), "a whole text was read");
                }
                System.out.println("read " + READINGS + " texts while another process wrote, all of them whole");
                writer.process().destroyForcibly();
                writer.process().awaitExit();
            }
            System.out.println("the writer was killed and left " + text.byteLength() + " bytes of " + text.capacity()
                    + ", which are whole: " + isWhole(text.get()));
            Check.that(isWhole(text.get()), "a killed writer leaves a whole text");

            text.set("my turn");
            Check.that(!text.compareAndSet("your turn", "nobody's"), "another text is not replaced");
            Check.that(text.compareAndSet("my turn", "your turn"), "the expected text is");
            System.out.println("its right to write passed on: \"" + text + "\"");
            try {
                text.set(VERSE.repeat(CAPACITY));
            } catch (IllegalArgumentException e) {
                System.out.println("what does not fit is refused: " + e.getMessage());
            }
            Check.that(text.get().equals("your turn"), "and nothing changes");
        }
    }

    private static void writeForever(SharedText text) {
        for (int i = 0; ; i++) {
            text.set(VERSE.repeat(1 + i % 2_000));
        }
    }

    private static boolean isWhole(String text) {
        return text.equals(VERSE.repeat(text.length() / VERSE.length()));
    }
}
