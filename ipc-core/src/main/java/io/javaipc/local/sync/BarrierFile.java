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
import java.util.function.UnaryOperator;

/**
 * A barrier in a file of its own. {@link BarrierState} is the truth; who arrives writes its name first, and then counts
 * itself in by one write. Arrivals and resets come one at a time, by the mutex; a barrier can be broken without it.
 *
 * <pre>
 *  64 +-----------------------------------+
 *     | mutex, alone in its line          |
 * 128 +-----------------------------------+
 *     | state                             |
 * 136 +-----------------------------------+
 *     | eventcount: the state changed     |
 * 144 +-----------------------------------+
 *     | rounds that were reset            |
 *     +-----------------------------------+
 *     | arrivals                          |
 *     +-----------------------------------+
 * </pre>
 */
public final class BarrierFile extends LocalObject implements SharedBarrier {
    private static final long serialVersionUID = 1L;
    static final int MUTEX_AT = Segment.BODY_AT;
    static final int STATE_AT = MUTEX_AT + 64;
    private static final int CHANGES_AT = STATE_AT + Long.BYTES;
    private static final int RESETS_AT = CHANGES_AT + EventCount.BYTES;
    static final int ARRIVALS_AT = RESETS_AT + ResetRounds.BYTES;
    private static final int MOST_PARTIES = 65_535;

    private final transient int parties;
    private final transient Runnable action;
    private final transient Participants participants;
    // a round can be broken also when the handle was closed meanwhile
    private final transient LongAccess words;
    private final transient OwnerWord mutex;
    private final transient EventCount changes;
    private final transient ResetRounds resets;
    private final transient Arrivals arrivals;

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
        this.words = segment.memory().longs();
        this.mutex = new OwnerWord(segment, MUTEX_AT);
        this.changes = new EventCount(segment, CHANGES_AT);
        this.resets = new ResetRounds(segment, RESETS_AT);
        this.arrivals = new Arrivals(segment, ARRIVALS_AT);
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
        long end = ARRIVALS_AT + Arrivals.bytes(parties);
        return new SegmentShape(SegmentKind.BARRIER, parties, end - Segment.BODY_AT);
    }

    private BarrierState state() {
        return BarrierState.of(words.getVolatile(STATE_AT));
    }

    private boolean replace(BarrierState expected, BarrierState state) {
        boolean replaced = words.compareAndSet(STATE_AT, expected.word(), state.word());
        if (replaced && state.isChangeForWaiters(expected)) {
            changes.advance();
        }
        return replaced;
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
            breakNow(BarrierState::brokenForNewcomers);
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
                    throw broken("barrier is broken");
                }
                if (!state.isTripping()) {
                    arrivals.add(state.round(), state.arrived());
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
        if (mutex.acquireForStep(deadline) == Acquired.NOT) {
            throw timeout();
        }
        return state();
    }

    private BrokenBarrierException broken(String what) {
        return new BrokenBarrierException(what + ": barrier=" + segment().name());
    }

    private TimeoutException timeout() {
        return new TimeoutException("others did not come: barrier=" + segment().name() + ", parties=" + parties
                + ", waiting=" + state().waiting());
    }

    private void awaitEndOf(BarrierState tripping, Deadline deadline) throws InterruptedException, TimeoutException {
        boolean over = changes.await(
                () -> {
                    memory();
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
            if (arrivals.anyIsGone(full.round(), parties)) {
                throw broken("one who waited has died");
            }
            action.run();
            done = true;
        } finally {
            if (!done) {
                breakRound(full);
            }
        }
        BarrierState state = full;
        while (!replace(state, state.nextRound())) {
            state = state();
            if (!state.isTripping()) {
                throw broken("barrier was broken while its action ran");
            }
        }
    }

    private void awaitOthers(BarrierState joined, Deadline deadline)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        boolean over = false;
        boolean refused = true;
        try {
            over = changes.await(() -> isOver(joined), deadline);
            refused = false;
        } catch (InterruptedException e) {
            if (breakRound(joined)) {
                throw e;
            }
            // all had come, or one had broken it, before this: the interrupt is for what the thread does next
            Thread.currentThread().interrupt();
            over = true;
            refused = false;
        } finally {
            if (refused) {
                breakRound(joined);
            }
        }
        if (!over && breakRound(joined)) {
            throw timeout();
        }
        if (wasBroken(joined)) {
            throw broken("barrier was broken");
        }
    }

    private boolean isOver(BarrierState joined) {
        memory();
        BarrierState state = state();
        if (state.round() == joined.round() && !state.isBroken()) {
            breakIfSomebodyDied(state);
            state = state();
        }
        return state.round() != joined.round() || state.isBroken();
    }

    private boolean wasBroken(BarrierState joined) {
        int now = state().round();
        return now == joined.round() || resets.contains(joined.round(), now);
    }

    private void breakIfSomebodyDied(BarrierState state) {
        if (arrivals.anyIsGone(state.round(), state.arrived()) || anyOfLastRoundDied(state)) {
            breakRound(state);
        }
    }

    /** One who was there the last time and has died will not come; unless that round is not to be thought of any more. */
    private boolean anyOfLastRoundDied(BarrierState state) {
        int last = state.round() - 1;
        return !state.isTripping() && !resets.contains(last, state.round()) && arrivals.anyDiedAfter(last);
    }

    /** Breaks the round of a state; false when it is over, or was broken by somebody else. */
    private boolean breakRound(BarrierState ofRound) {
        BarrierState state = state();
        while (state.round() == ofRound.round() && !state.isBroken()) {
            if (replace(state, state.broken())) {
                return true;
            }
            state = state();
        }
        return false;
    }

    /** Breaks what is, in whatever round. */
    private BarrierState breakNow(UnaryOperator<BarrierState> breaking) {
        while (true) {
            BarrierState state = state();
            BarrierState broken = breaking.apply(state);
            if (broken.equals(state) || replace(state, broken)) {
                return broken;
            }
        }
    }

    @Override
    public void abort() {
        memory();
        breakNow(BarrierState::broken);
    }

    @Override
    public void reset() {
        memory();
        Deadline.uninterruptibly(deadline -> {
            mutex.acquireForStep(deadline);
            try {
                BarrierState broken = breakNow(BarrierState::broken);
                // in this order: who waits in this round must not take the new one for its end
                resets.add(broken.round());
                return replace(broken, broken.nextRound());
            } finally {
                mutex.release();
            }
        });
    }

    @Override
    public boolean isBroken() {
        memory();
        return state().isBroken();
    }

    @Override
    public int getParties() {
        return parties;
    }

    @Override
    public int getNumberWaiting() {
        memory();
        return state().waiting();
    }

    @Override
    public Map<String, String> facts() {
        memory();
        BarrierState state = state();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("parties", Integer.toString(parties));
        facts.put("waiting", Integer.toString(state.waiting()));
        facts.put("round", Integer.toUnsignedString(state.round()));
        facts.put("broken", Boolean.toString(state.isBroken()));
        facts.put("waiters", arrivals.describe(state.round(), state.waiting()));
        if (mutex.owner() != ParticipantId.NOBODY) {
            facts.put("arriving", mutex.describeOwner());
        }
        return facts;
    }

    @Override
    public String toString() {
        BarrierState state = state();
        return "SharedBarrier[" + segment().name() + ", parties=" + parties + ", waiting=" + state.waiting()
                + ", broken=" + state.isBroken() + "]";
    }
}
