package io.javaipc.process;

/** Text of strangers, made fit for a terminal: names and arguments of processes may contain escape sequences. */
final class Printable {
    private Printable() {}

    /** The text with a question mark for each control character, as {@code ps(1)} prints it. */
    static String of(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
