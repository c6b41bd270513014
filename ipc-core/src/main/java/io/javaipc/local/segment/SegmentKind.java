package io.javaipc.local.segment;

/** What a file of a space holds. The numbers are in the files: they are never given to something else. */
public enum SegmentKind {
    /** Who takes part in the space. */
    PARTICIPANTS(1),
    /** A number. */
    LONG(2),
    /** A lock. */
    LOCK(3),
    /** A condition of a lock. */
    CONDITION(4);

    private final int code;

    SegmentKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** For messages, also of files that a later version has made. */
    static String describe(int code) {
        for (SegmentKind kind : values()) {
            if (kind.code == code) {
                return kind.name();
            }
        }
        return "unknown(" + code + ")";
    }
}
