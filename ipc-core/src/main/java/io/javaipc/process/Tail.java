package io.javaipc.process;

/** The end of a longer text, for messages. */
final class Tail {
    private static final int MOST_CHARACTERS = 500;

    private Tail() {}

    static String of(String text) {
        String stripped = text.strip();
        int excess = stripped.length() - MOST_CHARACTERS;
        return "\"" + (excess > 0 ? "..." + stripped.substring(excess) : stripped) + "\"";
    }
}
