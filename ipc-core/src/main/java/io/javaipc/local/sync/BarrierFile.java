package io.javaipc.local.sync;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.local.sync.OwnerWord.Acquired;
import io.javaipc.memory.LongAccess;
import io.javaipc.shared.SharedBarrier;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;

/**
 * A barrier in a file of its own. {@link BarrierState} is the truth; who arrives writes its name first, and then counts
 * itself in by one write. Arrivals come one at a time, by the mutex; a barrier can be broken without it.
 *
 * <pre>
 *  64 +-----------------------------------+
 *     | mutex, alone in its line          |
 * 128 +-----------------------------------+
 *     | state                             |
 * 136 +-----------------------------------+
 *     | last round that was reset, plus 1 |
 * 144 +-----------------------------------+
 *     | eventcount: the state changed     |
 * 152 +-----------------------------------+
 *     | who came in even rounds, in order |
 *     +-----------------------------------+
 *     | who came in odd rounds, in order  |
 *     +-----------------------------------+
 * </pre>
 */
public final class BarrierFile extends LocalObject implements SharedBarrier {
    private static final long serialVersionUID = 1L;
    private static final int MUTEX_AT = Segment.BODY_AT;
    private static final int STATE_AT = MUTEX_AT + 64;
    private static final int LAST_RESET_AT = STATE_AT + Long.BYTES;
    private static final int CHANGES_AT = LAST_RESET_AT + Long.BYTES;
    private static final int ARRIVALS_AT = CHANGES_AT + EventCount.BYTES;
    private static final int MOST_PARTIES = 65_535;

    private final transient int parties;
    private final transient Runnable action;
    private final transient Participants participants;
    private final transient OwnerWord mutex;
    private final transient EventCount changes;

    /**
     * Makes the barrier of a file.
     *
     * @param segment the file
     * @param action run by a thread that comes last by this handle
     */
    public BarrierFile(Segment segment, Runnable action) {
        super(segment);
        this.parties = (int) segment.geometry();
        this.action = action;
        this.participants = segment.participants();
        this.mutex = new OwnerWord(segment, MUTEX_AT);
        this.changes = new EventCount(segment, CHANGES_AT);
    }

    /**
     * What the file has to be.
     *
     * @param parties how many meet
     * @return the shape
     */
    public static SegmentShape shape(int parties) {
        if (parties < 1 || parties > MOST_PARTIES) {
            throw new IllegalArgumentException(
                    "barrier cannot have so many parties: parties=" + parties + ", from=1, to=" + MOST_PARTIES);
        }
        long end = ARRIVALS_AT + 2L * parties * Long.BYTES;
        return new SegmentShape(SegmentKind.BARRIER, parties, end - Segment.BODY_AT);
    }

    private LongAccess words() {
        return memory().longs();
    }

    private BarrierState state() {
        return BarrierState.of(words().getVolatile(STATE_AT));
    }

    private boolean replace(BarrierState expected, BarrierState state) {
        boolean replaced = words().compareAndSet(STATE_AT, expected.word(), state.word());
        if (replaced && state.isChangeForWaiters(expected)) {
            changes.advance();
        }
        return replaced;
    }

    private int arrival(int round, int index) {
        return ARRIVALS_AT + ((round & 1) * parties + index) * Long.BYTES;
    }

    @Override
    public int await() throws InterruptedException, BrokenBarrierException {
        try {
            return await(Deadline.never());
        } catch (TimeoutException e) {
            throw new IllegalStateException("wait without an end has ended", e);
        }
    }

    @Override
    public int await(Duration timeout) throws InterruptedException, BrokenBarrierException, TimeoutException {
        return await(Deadline.in(timeout));
    }

    private int await(Deadline deadline) throws InterruptedException, BrokenBarrierException, TimeoutException {
        BarrierState joined;
        try {
            joined = arrive(deadline);
        } catch (InterruptedException | TimeoutException e) {
            abort();
            throw e;
        }
        if (joined.arrived() == parties) {
            trip(joined);
        } else {
            awaitOthers(joined, deadline);
        }
        return parties - joined.arrived();
    }

    /** Counts this thread in; gives the state in which it was the last to have come. */
    private BarrierState arrive(Deadline deadline)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        deadline.checkInterrupt();
        while (true) {
            BarrierState state = enter(deadline);
            try {
                if (state.isBroken()) {
                    throw new BrokenBarrierException(
                            "barrier is broken: barrier=" + segment().name());
                }
                if (!state.isTripping()) {
                    words().setVolatile(arrival(state.round(), state.arrived()), participants.self());
                    BarrierState next = state.withArrival(parties);
                    if (replace(state, next)) {
                        return next;
                    }
                    continue;
                }
            } finally {
                mutex.release();
            }
            // all have come and the action runs: this thread belongs to the next round
            awaitEndOf(state, deadline);
        }
    }

    private BarrierState enter(Deadline deadline) throws InterruptedException, TimeoutException {
        memory();
        // what one who died with it was writing did not count yet
        if (!mutex.tryAcquireFree() && mutex.acquire(deadline) == Acquired.NOT) {
            throw timeout();
        }
        return state();
    }

    private TimeoutException timeout() {
        return new TimeoutException("others did not come: barrier=" + segment().name() + ", parties=" + parties
                + ", waiting=" + getNumberWaiting());
    }

    private void awaitEndOf(BarrierState tripping, Deadline deadline) throws InterruptedException, TimeoutException {
        boolean over = changes.await(
                () -> {
                    breakIfSomebodyDied(tripping);
                    return !state().equals(tripping);
                },
                deadline);
        if (!over) {
            throw timeout();
        }
    }

    /** The last one runs the action and lets all go. */
    private void trip(BarrierState full) throws BrokenBarrierException {
        boolean done = false;
        try {
            action.run();
            done = true;
        } finally {
            if (!done) {
                breakRound(full);
            }
        }
        if (!replace(full, full.nextRound())) {
            throw new BrokenBarrierException("barrier was broken while its action ran: barrier="
                    + segment().name());
        }
    }

    private void awaitOthers(BarrierState joined, Deadline deadline)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        try {
            if (!changes.await(() -> isOver(joined), deadline)) {
                throw timeout();
            }
        } catch (InterruptedException | TimeoutException e) {
            breakRound(joined);
            throw e;
        }
        if (wasBroken(joined)) {
            throw new BrokenBarrierException(
                    "barrier was broken: barrier=" + segment().name());
        }
    }

    private boolean isOver(BarrierState joined) {
        BarrierState state = state();
        if (state.round() == joined.round() && !state.isBroken()) {
            breakIfSomebodyDied(state);
            state = state();
        }
        return state.round() != joined.round() || state.isBroken();
    }

    private boolean wasBroken(BarrierState joined) {
        return state().round() == joined.round() || words().getVolatile(LAST_RESET_AT) > joined.round();
    }

    private void breakIfSomebodyDied(BarrierState state) {
        if (anyDied(state.round(), state.arrived(), true) || anyOfLastRoundDied(state)) {
            breakRound(state);
        }
    }

    /** One who was there the last time and has died will not come; unless that round is not to be thought of any more. */
    private boolean anyOfLastRoundDied(BarrierState state) {
        int last = state.round() - 1;
        return last >= 0
                && !state.isTripping()
                && words().getVolatile(LAST_RESET_AT) <= last
                && anyDied(last, parties, false);
    }

    private boolean anyDied(int round, int arrived, boolean waiting) {
        for (int index = 0; index < arrived; index++) {
            long party = words().getVolatile(arrival(round, index));
            if (party != participants.self()
                    && (waiting ? !participants.isAlive(party) : participants.hasDied(party))) {
                return true;
            }
        }
        return false;
    }

    /** Breaks the round of a state, unless it is over. */
    private void breakRound(BarrierState ofRound) {
        BarrierState state = state();
        while (state.round() == ofRound.round() && !state.isBroken()) {
            if (replace(state, state.broken())) {
                return;
            }
            state = state();
        }
    }

    @Override
    public void abort() {
        breakRound(state());
    }

    @Override
    public void reset() {
        while (true) {
            BarrierState state = state();
            breakRound(state);
            // in this order: who waits in this round must not take the new one for its end
            words().setVolatile(LAST_RESET_AT, state.round() + 1L);
            if (replace(state.broken(), state.nextRound()) || state().round() != state.round()) {
                return;
            }
        }
    }

    @Override
    public boolean isBroken() {
        return state().isBroken();
    }

    @Override
    public int getParties() {
        return parties;
    }

    @Override
    public int getNumberWaiting() {
        BarrierState state = state();
        return state.isBroken() || state.isTripping() ? 0 : state.arrived();
    }

    @Override
    public Map<String, String> facts() {
        BarrierState state = state();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("parties", Integer.toString(parties));
        facts.put("waiting", Integer.toString(getNumberWaiting()));
        facts.put("round", Integer.toString(state.round()));
        facts.put("broken", Boolean.toString(state.isBroken()));
        long arriving = mutex.owner();
        if (arriving != ParticipantId.NOBODY) {
            facts.put("arriving", participants.describe(arriving));
        }
        return facts;
    }

    @Override
    public String toString() {
        return "SharedBarrier[" + segment().name() + ", parties=" + parties + ", waiting=" + getNumberWaiting()
                + ", broken=" + isBroken() + "]";
    }
}
