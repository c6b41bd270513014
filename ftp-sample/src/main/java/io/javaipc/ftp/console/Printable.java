package io.javaipc.ftp.console;

/** Makes text from a server fit for a terminal, which would obey control characters in it. */
public final class Printable {
    private Printable() {}

    /**
     * Replaces control characters.
     *
     * @param text one line
     * @return the line with a question mark for each of them
     */
    public static String of(String text) {
        return text.replaceAll("\\p{Cntrl}|[\\u0080-\\u009f]", "?");
    }
}
