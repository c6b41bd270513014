package io.javaipc.local.sync;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.IntAccess;
import io.javaipc.shared.SharedEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event in a file of its own.
 *
 * <pre>
 *  64 +-----------------+-----------------+
 *     | sets: 31, set: 1| unused          |
 *  72 +-----------------+-----------------+
 *     | eventcount: it was set            |
 *  80 +-----------------------------------+
 * </pre>
 *
 * The word counts how often it was set: who waits sees that it was, also when it has been cleared since.
 */
public final class EventFile extends LocalObject implements SharedEvent {
    private static final long serialVersionUID = 1L;
    private static final int WORD_AT = Segment.BODY_AT;
    private static final int SETS_AT = WORD_AT + Long.BYTES;
    private static final int END = SETS_AT + EventCount.BYTES;

    /** What the file has to be. */
    public static final SegmentShape SHAPE = new SegmentShape(SegmentKind.EVENT, 1, END - Segment.BODY_AT);

    private static final int IS_SET = 1;
    private static final int ONE_SET = 2;

    private final transient EventCount sets;

    /**
     * Makes the event of a file.
     *
     * @param segment the file
     */
    public EventFile(Segment segment) {
        super(segment);
        this.sets = new EventCount(segment, SETS_AT);
    }

    private int word() {
        return memory().ints().getVolatile(WORD_AT);
    }

    private static boolean isSet(int word) {
        return (word & IS_SET) != 0;
    }

    @Override
    public void set() {
        IntAccess memory = memory().ints();
        int word = word();
        while (!isSet(word) && !memory.compareAndSet(WORD_AT, word, (word | IS_SET) + ONE_SET)) {
            word = word();
        }
        // also when it was set: who set it may have been killed before it woke the others
        sets.advance();
    }

    @Override
    public void clear() {
        IntAccess memory = memory().ints();
        int word = word();
        while (isSet(word) && !memory.compareAndSet(WORD_AT, word, word & ~IS_SET)) {
            word = word();
        }
    }

    @Override
    public boolean isSet() {
        return isSet(word());
    }

    @Override
    public void await() throws InterruptedException {
        await(Deadline.never());
    }

    @Override
    public void awaitUninterruptibly() {
        Deadline.uninterruptibly(this::await);
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Deadline.in(timeout));
    }

    private boolean await(Deadline deadline) throws InterruptedException {
        deadline.checkInterrupt();
        int before = word();
        return isSet(before) || sets.await(() -> wasSetSince(before), deadline);
    }

    private boolean wasSetSince(int before) {
        int word = word();
        return isSet(word) || word != before;
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("set", Boolean.toString(isSet()));
        // who wakes up announces itself once more
        facts.put("waiters", isSet() ? Sleepers.describe(false) : sets.describeWaiters());
        return facts;
    }

    @Override
    public String toString() {
        return "SharedEvent[" + segment().name() + ", set=" + isSet() + "]";
    }
}
