package io.javaipc.local.sync;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.LongAccess;
import io.javaipc.shared.SharedCountDownLatch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A latch in a file of its own.
 *
 * <pre>
 *  64 +-----------------------------------+
 *     | counts that were made             |
 *  72 +-----------------------------------+
 *     | eventcount: the last was made     |
 *  80 +-----------------------------------+
 * </pre>
 */
public final class CountDownLatchFile extends LocalObject implements SharedCountDownLatch {
    private static final long serialVersionUID = 1L;
    private static final int COUNTED_AT = Segment.BODY_AT;
    private static final int OPENED_AT = COUNTED_AT + Long.BYTES;
    private static final int END = OPENED_AT + EventCount.BYTES;

    private final transient long count;
    private final transient EventCount opened;

    /**
     * Makes the latch of a file.
     *
     * @param segment the file
     */
    public CountDownLatchFile(Segment segment) {
        super(segment);
        this.count = segment.geometry();
        this.opened = new EventCount(segment, OPENED_AT);
    }

    /**
     * What the file has to be.
     *
     * @param count how often it has to be counted down
     * @return the shape
     */
    public static SegmentShape shape(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("count is negative: count=" + count);
        }
        return new SegmentShape(SegmentKind.COUNT_DOWN_LATCH, count, END - Segment.BODY_AT);
    }

    @Override
    public void countDown() {
        LongAccess memory = memory().longs();
        long counted = memory.getVolatile(COUNTED_AT);
        while (counted < count && !memory.compareAndSet(COUNTED_AT, counted, counted + 1)) {
            counted = memory.getVolatile(COUNTED_AT);
        }
        // also when it is open: who opened it may have been killed before it woke the others
        if (counted + 1 >= count) {
            opened.advance();
        }
    }

    @Override
    public long getCount() {
        return count - memory().longs().getVolatile(COUNTED_AT);
    }

    @Override
    public void await() throws InterruptedException {
        await(Deadline.never());
    }

    @Override
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Deadline.in(timeout));
    }

    private boolean await(Deadline deadline) throws InterruptedException {
        deadline.checkInterrupt();
        return getCount() == 0 || opened.await(() -> getCount() == 0, deadline);
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("count", Long.toString(getCount()));
        // who wakes up announces itself once more
        facts.put("waiters", getCount() == 0 ? Sleepers.describe(false) : opened.describeWaiters());
        return facts;
    }

    @Override
    public String toString() {
        return "SharedCountDownLatch[" + segment().name() + ", count=" + getCount() + "]";
    }
}
