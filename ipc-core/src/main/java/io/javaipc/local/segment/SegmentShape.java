package io.javaipc.local.segment;

import java.util.function.LongFunction;

/**
 * What a file has to be.
 *
 * @param kind what it holds
 * @param geometry how many of it, as the kind counts
 * @param bodyBytes the bytes after the header
 * @param words says a geometry in words
 */
public record SegmentShape(SegmentKind kind, long geometry, long bodyBytes, LongFunction<String> words) {
    /** How long a file can be: it is mapped in one piece. */
    public static final long MOST_BYTES = Integer.MAX_VALUE;

    /**
     * Checks that such a file can be.
     *
     * @param kind what it holds
     * @param geometry how many of it, as the kind counts
     * @param bodyBytes the bytes after the header
     * @param words says a geometry in words
     */
    public SegmentShape {
        if (bodyBytes > MOST_BYTES - SegmentHeader.BYTES) {
            throw new IllegalArgumentException("shared object is too large: kind=" + kind + ", length=" + geometry
                    + ", bytes=" + bodyBytes + ", most=" + (MOST_BYTES - SegmentHeader.BYTES));
        }
    }

    /**
     * The same of a kind whose geometry is a plain number.
     *
     * @param kind what it holds
     * @param geometry how many of it, as the kind counts
     * @param bodyBytes the bytes after the header
     */
    public SegmentShape(SegmentKind kind, long geometry, long bodyBytes) {
        this(kind, geometry, bodyBytes, Long::toString);
    }

    int fileBytes() {
        return SegmentHeader.BYTES + (int) bodyBytes;
    }
}
