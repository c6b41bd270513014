package io.javaipc.local.value;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.IntAccess;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.SharedChar;
import java.util.Map;

/**
 * A character in a file of its own, as a number.
 *
 * <pre>
 * 64 +-----------------+
 *    | value           |
 * 68 +-----------------+
 * </pre>
 */
public final class CharFile extends LocalObject implements SharedChar {
    private static final long serialVersionUID = 1L;

    /** What the file has to be. */
    public static final SegmentShape SHAPE = new SegmentShape(SegmentKind.CHAR, 1, Integer.BYTES);

    private static final int VALUE_AT = Segment.BODY_AT;

    /**
     * Makes the character of a file.
     *
     * @param segment the file
     */
    public CharFile(Segment segment) {
        super(segment);
    }

    /**
     * Writes what a new one starts with.
     *
     * @param memory the file
     * @param value the character
     */
    public static void initialize(MemoryView memory, char value) {
        memory.putInt(VALUE_AT, value);
    }

    private IntAccess ints() {
        return memory().ints();
    }

    @Override
    public char get() {
        return (char) ints().getVolatile(VALUE_AT);
    }

    @Override
    public void set(char value) {
        ints().setVolatile(VALUE_AT, value);
    }

    @Override
    public char getAcquire() {
        return (char) ints().getAcquire(VALUE_AT);
    }

    @Override
    public void setRelease(char value) {
        ints().setRelease(VALUE_AT, value);
    }

    @Override
    public char getAndSet(char value) {
        return (char) ints().getAndSet(VALUE_AT, value);
    }

    @Override
    public boolean compareAndSet(char expected, char value) {
        return ints().compareAndSet(VALUE_AT, expected, value);
    }

    @Override
    public char compareAndExchange(char expected, char value) {
        return (char) ints().compareAndExchange(VALUE_AT, expected, value);
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("value", Integer.toString(get()));
    }

    @Override
    public String toString() {
        return Character.toString(get());
    }
}
