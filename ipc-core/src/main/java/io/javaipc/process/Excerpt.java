package io.javaipc.process;

/** As much of a longer text as a message bears. */
final class Excerpt {
    private static final int MOST_CHARACTERS = 400;

    private Excerpt() {}

    /** Its beginning, where that tells the most. */
    static String start(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
    }

    /** Its end, in quotes, where that tells the most. */
    static String end(String text) {
        String stripped = text.strip();
        int excess = stripped.length() - MOST_CHARACTERS;
        return "\"" + (excess > 0 ? "..." + stripped.substring(excess) : stripped) + "\"";
    }
}
