package io.javaipc.platform;

/**
 * The size of a terminal's window, in characters.
 *
 * @param columns its width
 * @param rows its height
 */
public record TerminalSize(int columns, int rows) {
    public TerminalSize {
        if (columns < 1 || columns > Short.MAX_VALUE || rows < 1 || rows > Short.MAX_VALUE) {
            throw new IllegalArgumentException("bad size of a terminal: columns=" + columns + ", rows=" + rows);
        }
    }
}
