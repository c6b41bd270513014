package io.javaipc.local.sync;

import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.LongAccess;
import io.javaipc.memory.MemoryView;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/**
 * A condition of a lock, in a file of its own. Each wait draws a ticket and leaves its participant in the ticket's place; a
 * signal passes the first ticket whose waiter is still there and lives. So no signal is spent on one who is dead or has
 * given up, and who dies while he waits is in nobody's way.
 *
 * <pre>
 *  64 +-----------------------------------+
 *     | passed: tickets below are awake   |
 *  72 +-----------------------------------+
 *     | drawn: the next ticket            |
 *  80 +-----------------+-----------------+
 *     | changes: slept  | unused          |
 *  88 +-----------------+-----------------+
 *     | place 0: who waits there, or 0    |
 *     | ...                               |
 *     +-----------------------------------+
 * </pre>
 *
 * All but the sleeping is done by the lock's owner.
 */
final class ConditionFile implements Condition {
    static final int PLACES = 1024;

    private static final int PASSED_AT = Segment.BODY_AT;
    private static final int DRAWN_AT = PASSED_AT + Long.BYTES;
    private static final int CHANGES_AT = DRAWN_AT + Long.BYTES;
    private static final int PLACES_AT = CHANGES_AT + Long.BYTES;
    private static final int END = PLACES_AT + PLACES * Long.BYTES;
    static final SegmentShape SHAPE = new SegmentShape(SegmentKind.CONDITION, PLACES, END - Segment.BODY_AT);

    private final ConditionLock lock;
    private final Segment segment;
    private final Participants participants;
    private final Sleepers sleepers;

    ConditionFile(ConditionLock lock, Segment segment) {
        this.lock = lock;
        this.segment = segment;
        this.participants = segment.participants();
        this.sleepers = new Sleepers(segment, CHANGES_AT);
    }

    @Override
    public void await() throws InterruptedException {
        await(0, false, true);
    }

    @Override
    public void awaitUninterruptibly() {
        boolean interrupted = Thread.interrupted();
        try {
            await(0, false, false);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        await(deadline, true, true);
        return deadline - System.nanoTime();
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        return await(System.nanoTime() + unit.toNanos(time), true, true);
    }

    @Override
    public boolean awaitUntil(Date deadline) throws InterruptedException {
        return await(deadline.getTime() - System.currentTimeMillis(), TimeUnit.MILLISECONDS);
    }

    /** True when signalled. */
    private boolean await(long deadline, boolean timed, boolean interruptibly) throws InterruptedException {
        lock.requireHeld("await");
        if (interruptibly && Thread.interrupted()) {
            throw new InterruptedException();
        }
        long ticket = draw();
        int holds = lock.releaseAll();
        boolean interrupted = false;
        try {
            while (!isPassed(ticket)
                    && !(timed && deadline - System.nanoTime() <= 0)
                    && !(interrupted && interruptibly)) {
                sleep(ticket, timed ? deadline - System.nanoTime() : Sleepers.LONGEST_NANOS);
                interrupted |= Thread.interrupted();
            }
        } finally {
            lock.lockAgain(holds);
        }
        boolean passed = isPassed(ticket);
        if (!passed) {
            setPlace(ticket, ParticipantId.NOBODY);
        }
        boolean repaired = false;
        try {
            lock.repair();
            repaired = true;
        } finally {
            // a signal that came first is not lost by an interrupt
            if (interrupted && (passed || !repaired)) {
                Thread.currentThread().interrupt();
            }
        }
        if (interrupted && !passed) {
            throw new InterruptedException();
        }
        return passed;
    }

    private void sleep(long ticket, long nanos) {
        int changes = memory().ints().getVolatile(CHANGES_AT);
        if (!isPassed(ticket)) {
            sleepers.sleep(changes, nanos);
        }
    }

    private long draw() {
        long ticket = drawn();
        if (ticket - passed() == PLACES) {
            passOverTheGone();
        }
        if (ticket - passed() == PLACES) {
            throw new IllegalMonitorStateException(
                    "condition has no place left: condition=" + segment.name() + ", waiters=" + PLACES);
        }
        // in this order: one who dies in between has not waited
        setPlace(ticket, participants.self());
        memory().longs().setVolatile(DRAWN_AT, ticket + 1);
        return ticket;
    }

    /** Makes room at the front: those who gave up, and those who died. */
    private void passOverTheGone() {
        while (passed() < drawn() && !waits(passed())) {
            memory().longs().setVolatile(PASSED_AT, passed() + 1);
        }
    }

    private boolean waits(long ticket) {
        long waiter = memory().longs().getVolatile(place(ticket));
        return waiter != ParticipantId.NOBODY && participants.isAlive(waiter);
    }

    @Override
    public void signal() {
        lock.requireHeld("signal");
        passOverTheGone();
        if (passed() < drawn()) {
            pass(passed() + 1);
        }
    }

    @Override
    public void signalAll() {
        lock.requireHeld("signalAll");
        if (passed() < drawn()) {
            pass(drawn());
        }
    }

    private void pass(long tickets) {
        memory().longs().setVolatile(PASSED_AT, tickets);
        memory().ints().getAndAdd(CHANGES_AT, 1);
        sleepers.wake(Integer.MAX_VALUE);
    }

    private boolean isPassed(long ticket) {
        return ticket < passed();
    }

    private MemoryView memory() {
        return segment.memory();
    }

    private long passed() {
        return memory().longs().getVolatile(PASSED_AT);
    }

    private long drawn() {
        return memory().longs().getVolatile(DRAWN_AT);
    }

    /** How many wait and live, for people. */
    static Map<String, String> facts(Segment segment) {
        LongAccess memory = segment.memory().longs();
        long passed = memory.getVolatile(PASSED_AT);
        long drawn = memory.getVolatile(DRAWN_AT);
        if (passed < 0 || drawn < passed || drawn - passed > PLACES) {
            throw new IndexOutOfBoundsException("tickets cannot be: passed=" + passed + ", drawn=" + drawn);
        }
        int waiters = 0;
        for (long ticket = passed; ticket < drawn; ticket++) {
            long waiter = memory.getVolatile(place(ticket));
            if (waiter != ParticipantId.NOBODY && segment.participants().isAlive(waiter)) {
                waiters++;
            }
        }
        return Map.of("waiters", Integer.toString(waiters));
    }

    private void setPlace(long ticket, long participant) {
        memory().longs().setVolatile(place(ticket), participant);
    }

    private static int place(long ticket) {
        return PLACES_AT + (int) (ticket % PLACES) * Long.BYTES;
    }
}
