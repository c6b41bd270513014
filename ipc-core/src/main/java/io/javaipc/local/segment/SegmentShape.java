package io.javaipc.local.segment;

/**
 * What a file has to be.
 *
 * @param kind what it holds
 * @param geometry how many of it, as the kind counts
 * @param bodyBytes the bytes after the header
 */
public record SegmentShape(SegmentKind kind, long geometry, int bodyBytes) {
    int fileBytes() {
        return SegmentHeader.BYTES + bodyBytes;
    }
}
