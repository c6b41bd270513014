package io.javaipc.local.sync;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.local.sync.OwnerWord.Acquired;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.SharedText;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A text in a file of its own, which has two places for it.
 *
 * <pre>
 *  64 +-----------------------------------+
 *     | writer's right                    |
 *  72 +-----------------------------------+
 *     | version: how often it was written |
 *  80 +-----------------+-----------------+
 *     | bytes in place 0| bytes in place 1|
 *  88 +-----------------+-----------------+
 *     | place 0: UTF-8, unused            |
 *     +-----------------------------------+ + capacity, up to a multiple of 8
 *     | place 1: UTF-8, unused            |
 *     +-----------------------------------+ + capacity, up to a multiple of 8
 * </pre>
 *
 * The text is in place 0 when the version is even, in place 1 when it is odd. Who has the right writes to the other place,
 * and then the version, in one step: whoever dies before that has changed nothing that anybody reads, and whoever dies after
 * it has written the text. A reader that finds the version as it was has read from a place to which nobody wrote.
 */
public final class TextFile extends LocalObject implements SharedText {
    private static final long serialVersionUID = 1L;
    private static final int RIGHT_AT = Segment.BODY_AT;
    private static final int VERSION_AT = RIGHT_AT + OwnerWord.BYTES;
    private static final int LENGTHS_AT = VERSION_AT + Long.BYTES;
    private static final int PLACES_AT = LENGTHS_AT + 2 * Integer.BYTES;
    // of a reader that is overtaken by writers each time
    private static final int READINGS_WITHOUT_RIGHT = 20;

    private final transient int capacity;
    private final transient OwnerWord right;

    /**
     * Makes the text of a file.
     *
     * @param segment the file
     */
    public TextFile(Segment segment) {
        super(segment);
        this.capacity = (int) segment.geometry();
        this.right = new OwnerWord(segment, RIGHT_AT);
    }

    /**
     * What the file has to be.
     *
     * @param capacity how many bytes a text can have
     * @return the shape
     */
    public static SegmentShape shape(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity is negative: capacity=" + capacity);
        }
        return new SegmentShape(SegmentKind.TEXT, capacity, PLACES_AT - Segment.BODY_AT + 2 * placeBytes(capacity));
    }

    private static long placeBytes(int capacity) {
        return (long) capacity + Long.BYTES - 1 & -Long.BYTES;
    }

    private static int lengthAt(long version) {
        return LENGTHS_AT + (int) (version & 1) * Integer.BYTES;
    }

    private long placeAt(long version) {
        return PLACES_AT + (version & 1) * placeBytes(capacity);
    }

    @Override
    public String get() {
        return decode(read(this::bytes));
    }

    private static String decode(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public int byteLength() {
        return read(version -> memory().getInt(lengthAt(version)));
    }

    private byte[] bytes(long version) {
        byte[] bytes = new byte[memory().getInt(lengthAt(version))];
        memory().get(placeAt(version), bytes);
        return bytes;
    }

    private long version() {
        return memory().longs().getAcquire(VERSION_AT);
    }

    /** Reads something of a version. */
    private interface Reading<T> {
        T of(long version);
    }

    private <T> T read(Reading<T> reading) {
        for (int readings = 1; ; readings++) {
            long version = version();
            T result = reading.of(version);
            // what was read stays before the second look
            VarHandle.acquireFence();
            if (version() == version) {
                return result;
            }
            if (readings >= READINGS_WITHOUT_RIGHT) {
                Optional<T> calm = tryWithRight(() -> reading.of(version()));
                if (calm.isPresent()) {
                    return calm.get();
                }
            }
        }
    }

    @Override
    public void set(String text) {
        byte[] bytes = encode(text);
        withRight(() -> write(bytes));
    }

    @Override
    public boolean compareAndSet(String expected, String text) {
        byte[] bytes = encode(text);
        return withRight(() -> expected.equals(decode(bytes(version()))) && write(bytes));
    }

    private <T> T withRight(Supplier<T> step) {
        // a closed handle refuses as all others do
        memory();
        return Deadline.uninterruptibly(deadline -> {
            while (true) {
                Optional<T> done = tryWithRight(step);
                if (done.isPresent()) {
                    return done.get();
                }
                right.awaitFree(deadline);
            }
        });
    }

    /** Closing waits for the step: whoever has left must not write any more, for its right passes on. */
    private <T> Optional<T> tryWithRight(Supplier<T> step) {
        return segment().participants().whileTakingPart(() -> {
            if (right.tryAcquire() == Acquired.NOT) {
                return Optional.empty();
            }
            try {
                return Optional.of(step.get());
            } finally {
                right.release(Integer.MAX_VALUE);
            }
        });
    }

    private byte[] encode(String text) {
        ByteBuffer bytes;
        try {
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "text has half a surrogate pair: text=" + segment().name() + ", length=" + text.length(), e);
        }
        if (bytes.remaining() > capacity) {
            throw new IllegalArgumentException("text is too long: text="
                    + segment().name() + ", bytes=" + bytes.remaining() + ", capacity=" + capacity);
        }
        return Arrays.copyOf(bytes.array(), bytes.remaining());
    }

    private boolean write(byte[] bytes) {
        MemoryView memory = memory();
        long next = version() + 1;
        memory.putInt(lengthAt(next), bytes.length);
        memory.put(placeAt(next), bytes);
        memory.longs().setVolatile(VERSION_AT, next);
        return true;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("bytes", Integer.toString(byteLength()));
        facts.put("capacity", Integer.toString(capacity));
        long writer = right.owner();
        if (writer != ParticipantId.NOBODY) {
            facts.put("writer", segment().participants().describe(writer));
        }
        return facts;
    }

    @Override
    public String toString() {
        return get();
    }
}
