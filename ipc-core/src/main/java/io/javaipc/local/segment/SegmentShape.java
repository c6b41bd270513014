package io.javaipc.local.segment;

/**
 * What a file has to be.
 *
 * @param kind what it holds
 * @param geometry how many of it, as the kind counts
 * @param bodyBytes the bytes after the header
 */
public record SegmentShape(SegmentKind kind, long geometry, long bodyBytes) {
    /** How long a file can be: it is mapped in one piece. */
    public static final long MOST_BYTES = Integer.MAX_VALUE;

    /**
     * Checks that such a file can be.
     *
     * @param kind what it holds
     * @param geometry how many of it, as the kind counts
     * @param bodyBytes the bytes after the header
     */
    public SegmentShape {
        if (bodyBytes > MOST_BYTES - SegmentHeader.BYTES) {
            throw new IllegalArgumentException("shared object is too large: kind=" + kind + ", length=" + geometry
                    + ", bytes=" + bodyBytes + ", most=" + (MOST_BYTES - SegmentHeader.BYTES));
        }
    }

    int fileBytes() {
        return SegmentHeader.BYTES + (int) bodyBytes;
    }
}
