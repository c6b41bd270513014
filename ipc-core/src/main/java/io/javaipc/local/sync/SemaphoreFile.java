package io.javaipc.local.sync;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.local.sync.OwnerWord.Acquired;
import io.javaipc.memory.LongAccess;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.SharedSemaphore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A semaphore in a file of its own. How many permits there are and how many each process holds is the truth; how many are
 * available follows from that, and is worked out anew when somebody died while changing it.
 *
 * <pre>
 *  64 +-----------------------------------+
 *     | mutex, alone in its line          |
 * 128 +-----------------------------------+
 *     | permits in circulation            |
 * 136 +-----------------------------------+
 *     | permits available                 |
 * 144 +-----------------------------------+
 *     | eventcount: more became available |
 * 152 +-----------------------------------+
 *     | what each process holds           |
 *     +-----------------------------------+
 * </pre>
 */
public final class SemaphoreFile extends LocalObject implements SharedSemaphore {
    private static final long serialVersionUID = 1L;
    static final int MUTEX_AT = Segment.BODY_AT;
    static final int PERMITS_AT = MUTEX_AT + 64;
    private static final int AVAILABLE_AT = PERMITS_AT + Long.BYTES;
    private static final int CHANGES_AT = AVAILABLE_AT + Long.BYTES;
    static final int HOLDINGS_AT = CHANGES_AT + EventCount.BYTES;
    private static final int END = HOLDINGS_AT + Holdings.BYTES;

    private final transient boolean bounded;
    private final transient long most;
    private final transient LongAccess words;
    private final transient OwnerWord mutex;
    private final transient EventCount changes;
    private final transient Holdings holdings;

    /**
     * Makes the semaphore of a file.
     *
     * @param segment the file
     * @param kind which of the two forms it has
     */
    public SemaphoreFile(Segment segment, SegmentKind kind) {
        super(segment);
        this.bounded = kind == SegmentKind.SEMAPHORE;
        this.most = bounded ? segment.geometry() : Integer.MAX_VALUE;
        // what has begun under the mutex comes to its end, also when the handle was closed meanwhile
        this.words = segment.memory().longs();
        this.mutex = new OwnerWord(segment, MUTEX_AT);
        this.changes = new EventCount(segment, CHANGES_AT);
        this.holdings = new Holdings(segment, HOLDINGS_AT);
    }

    /**
     * What the file of a bounded one has to be.
     *
     * @param permits how many permits
     * @return the shape
     */
    public static SegmentShape bounded(int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException("semaphore needs a permit: permits=" + permits);
        }
        return new SegmentShape(SegmentKind.SEMAPHORE, permits, END - Segment.BODY_AT);
    }

    /**
     * What the file of an unbounded one has to be.
     *
     * @param initialPermits how many permits it is made with
     * @return the shape
     */
    public static SegmentShape unbounded(int initialPermits) {
        checkNotNegative(initialPermits);
        return new SegmentShape(SegmentKind.UNBOUNDED_SEMAPHORE, 0, END - Segment.BODY_AT);
    }

    /**
     * Writes what a new one starts with.
     *
     * @param memory the file
     * @param permits how many permits
     */
    public static void initialize(MemoryView memory, int permits) {
        memory.putLong(PERMITS_AT, permits);
        memory.putLong(AVAILABLE_AT, permits);
    }

    private static void checkNotNegative(int permits) {
        if (permits < 0) {
            throw new IllegalArgumentException("number of permits is negative: permits=" + permits);
        }
    }

    private void checkCanBe(int permits) {
        memory();
        checkNotNegative(permits);
        if (permits > most) {
            throw new IllegalArgumentException("semaphore never has so many permits: semaphore="
                    + segment().name() + ", permits=" + most + ", asked=" + permits);
        }
    }

    private long permits() {
        return words.get(PERMITS_AT);
    }

    private long available() {
        return words.getVolatile(AVAILABLE_AT);
    }

    /** For who has the mutex. */
    private long availableNow() {
        return words.get(AVAILABLE_AT);
    }

    @Override
    public void acquire(int permits) throws InterruptedException {
        checkCanBe(permits);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!takeAtOnce(permits)) {
            acquire(permits, Deadline.never());
        }
    }

    @Override
    public void acquireUninterruptibly(int permits) {
        checkCanBe(permits);
        if (!takeAtOnce(permits)) {
            Deadline.uninterruptibly(deadline -> acquire(permits, deadline));
        }
    }

    @Override
    public boolean tryAcquire(int permits) {
        checkCanBe(permits);
        return takeAtOnce(permits)
                || Deadline.atOnce(deadline -> take(permits, deadline) || takeFromTheDead(permits, deadline));
    }

    @Override
    public boolean tryAcquire(int permits, Duration timeout) throws InterruptedException {
        checkCanBe(permits);
        return acquire(permits, Deadline.in(timeout));
    }

    private boolean acquire(int permits, Deadline deadline) throws InterruptedException {
        deadline.checkInterrupt();
        return take(permits, deadline)
                || changes.await(() -> take(permits, deadline) || takeFromTheDead(permits, deadline), deadline);
    }

    /** Takes them when they are there and nobody changes the count just now, as is mostly so: this has to be quick. */
    private boolean takeAtOnce(int permits) {
        memory();
        return mutex.tryAcquireFree() && takeAndLeave(permits);
    }

    private boolean take(int permits, Deadline deadline) throws InterruptedException {
        return available() >= permits && enter(deadline) && takeAndLeave(permits);
    }

    private boolean takeAndLeave(int permits) {
        try {
            long available = availableNow();
            if (available < permits) {
                return false;
            }
            setAvailable(available - permits + holdings.add(permits));
            return true;
        } finally {
            mutex.release();
        }
    }

    private boolean takeFromTheDead(int permits, Deadline deadline) throws InterruptedException {
        return reclaim(deadline) && take(permits, deadline);
    }

    /** Gives back what the dead hold, or were just taking or giving; true when there was something. */
    private boolean reclaim(Deadline deadline) throws InterruptedException {
        if (!mutex.isOwnerDead() && !holdings.anyOfTheDead() || !enter(deadline)) {
            return false;
        }
        try {
            holdings.dropThoseOfTheDead();
        } finally {
            // also when this process lets go of the space meanwhile
            recount();
            mutex.release();
        }
        changes.advance();
        return true;
    }

    /** Takes the mutex, and puts in order what one who died with it may have left half done. */
    private boolean enter(Deadline deadline) throws InterruptedException {
        // a closed handle refuses before it has it
        memory();
        Acquired acquired = mutex.acquireForStep(deadline);
        if (acquired == Acquired.FROM_THE_DEAD) {
            recount();
        }
        return acquired != Acquired.NOT;
    }

    private void enterUninterruptibly() {
        memory();
        if (!mutex.tryAcquireFree()) {
            Deadline.uninterruptibly(this::enter);
        }
    }

    private void recount() {
        setAvailable(permits() - holdings.total());
    }

    private void setAvailable(long available) {
        // the mutex orders it, and giving that back comes before the look for those who sleep
        words.setRelease(AVAILABLE_AT, available);
    }

    @Override
    public void release(int permits) {
        checkNotNegative(permits);
        enterUninterruptibly();
        try {
            giveBack(permits);
        } finally {
            mutex.release();
        }
        changes.advance();
    }

    private void giveBack(int permits) {
        if (holdings.remove(permits)) {
            setAvailable(availableNow() + permits);
            return;
        }
        int held = holdings.own();
        int added = permits - held;
        if (bounded && added > 0) {
            throw new IllegalStateException("more permits released than held: semaphore="
                    + segment().name() + ", released=" + permits + ", held=" + held);
        }
        if (permits() + added > Integer.MAX_VALUE) {
            throw new IllegalStateException(
                    "too many permits: semaphore=" + segment().name() + ", permits=" + permits() + ", added=" + added);
        }
        words.set(PERMITS_AT, permits() + added);
        setAvailable(availableNow() + permits + holdings.add(-held));
    }

    @Override
    public int drainPermits() {
        return Deadline.uninterruptibly(deadline -> {
            reclaim(deadline);
            enter(deadline);
            try {
                long available = availableNow();
                // less than none while one who is dead and not buried yet holds more than there are
                int drained = (int) Math.max(0, available);
                setAvailable(available - drained + holdings.add(drained));
                return drained;
            } finally {
                mutex.release();
            }
        });
    }

    @Override
    public void reducePermits(int permits) {
        checkNotNegative(permits);
        if (bounded) {
            throw new UnsupportedOperationException("a bounded semaphore keeps its permits: semaphore="
                    + segment().name());
        }
        Deadline.uninterruptibly(deadline -> {
            enter(deadline);
            try {
                if (permits > holdings.own()) {
                    throw new IllegalStateException("more permits taken out than held: semaphore="
                            + segment().name() + ", taken=" + permits + ", held=" + holdings.own());
                }
                // in this order: one who dies in between takes them with him
                words.set(PERMITS_AT, permits() - permits);
                setAvailable(availableNow() + holdings.add(-permits));
                return permits;
            } finally {
                mutex.release();
            }
        });
    }

    @Override
    public int availablePermits() {
        memory();
        Deadline.atOnce(this::reclaim);
        return (int) Math.max(0, available());
    }

    @Override
    public int heldPermits() {
        memory();
        return holdings.own();
    }

    @Override
    public boolean isBounded() {
        return bounded;
    }

    @Override
    public List<String> holders() {
        memory();
        return holdings.describe();
    }

    @Override
    public Map<String, String> facts() {
        memory();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("permits", Long.toString(permits()));
        facts.put("available", Long.toString(available()));
        facts.put("waiters", changes.describeWaiters());
        facts.put("holders", holdings.describeStates());
        if (mutex.owner() != ParticipantId.NOBODY) {
            facts.put("changing", mutex.describeOwner());
        }
        return facts;
    }

    @Override
    public String toString() {
        return "SharedSemaphore[" + segment().name() + ", available=" + available() + ", holders=" + holders() + "]";
    }
}
