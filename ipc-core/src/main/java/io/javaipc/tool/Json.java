package io.javaipc.tool;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON, indented, in ASCII: it is the same in whatever character set a terminal or pipe is.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class Json {
    private static final String INDENT = "  ";
    private static final int LAST_CONTROL = 0x1f;
    private static final int LAST_ASCII = 0x7e;

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /** Writes maps, lists, numbers, truth values and nulls; all else as strings. */
    static String write(Object value) {
        Json json = new Json();
        json.value(value, System.lineSeparator());
        return json.text.append(System.lineSeparator()).toString();
    }

    private void value(Object value, String newLine) {
        if (value instanceof Map<?, ?> map) {
            sequence('{', '}', map.entrySet().iterator(), newLine);
        } else if (value instanceof List<?> list) {
            sequence('[', ']', list.iterator(), newLine);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            string(entry.getKey().toString());
            text.append(": ");
            value(entry.getValue(), newLine);
        } else if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            text.append(value);
        } else {
            string(value.toString());
        }
    }

    private void sequence(char open, char close, Iterator<?> elements, String newLine) {
        text.append(open);
        boolean any = elements.hasNext();
        while (elements.hasNext()) {
            text.append(newLine).append(INDENT);
            value(elements.next(), newLine + INDENT);
            text.append(elements.hasNext() ? "," : "");
        }
        text.append(any ? newLine : "").append(close);
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c <= LAST_CONTROL || c > LAST_ASCII) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
