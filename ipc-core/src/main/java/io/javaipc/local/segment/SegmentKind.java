package io.javaipc.local.segment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file of a space holds. The numbers are in the files: they are never given to something else. */
public enum SegmentKind {
    /** Who takes part in the space. */
    PARTICIPANTS(1),
    /** A number. */
    LONG(2),
    /** A lock. */
    LOCK(3),
    /** A condition of a lock. */
    CONDITION(4),
    /** A number. */
    INT(5),
    /** A number. */
    FLOAT(6),
    /** A number. */
    DOUBLE(7),
    /** True or false. */
    BOOLEAN(8),
    /** A number. */
    BYTE(9),
    /** A character. */
    CHAR(10),
    /** So many numbers. */
    INT_ARRAY(11),
    /** So many numbers. */
    LONG_ARRAY(12),
    /** So many numbers. */
    FLOAT_ARRAY(13),
    /** So many numbers. */
    DOUBLE_ARRAY(14),
    /** So many times true or false. */
    BOOLEAN_ARRAY(15),
    /** So many bytes. */
    BYTE_ARRAY(16),
    /** So many characters. */
    CHAR_ARRAY(17),
    /** A text of at most so many bytes. */
    TEXT(18),
    /** A lock for many readers or one writer. */
    READ_WRITE_LOCK(19),
    /** A semaphore of so many permits. */
    SEMAPHORE(20),
    /** A semaphore whose permits may become more. */
    UNBOUNDED_SEMAPHORE(21),
    /** An event. */
    EVENT(22),
    /** A latch that so many counts open. */
    COUNT_DOWN_LATCH(23),
    /** A barrier where so many meet. */
    BARRIER(24),
    /** A queue of messages. */
    QUEUE(25),
    /** Messages for all who subscribe. */
    BROADCAST(26);

    private final int code;
    private final String prefix;

    SegmentKind(int code) {
        this.code = code;
        this.prefix = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int code() {
        return code;
    }

    /**
     * How names of its files begin, and what people call it.
     *
     * @return such as {@code read-write-lock}
     */
    public String prefix() {
        return prefix;
    }

    /**
     * The name of the file of an object.
     *
     * @param object the object's name
     * @return such as {@code lock.stock}
     */
    public String fileName(String object) {
        return prefix + "." + object;
    }

    /**
     * The kind with a prefix.
     *
     * @param prefix the prefix
     * @return the kind; empty when there is none, such as for a file of a later version
     */
    public static Optional<SegmentKind> ofPrefix(String prefix) {
        return Arrays.stream(values())
                .filter(kind -> kind.prefix.equals(prefix))
                .findFirst();
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
