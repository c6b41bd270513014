package io.javaipc.local.queue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.local.queue.QueueDeeds.Before;
import io.javaipc.local.queue.QueueDeeds.Deed;
import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@link RingStepsTest} runs among {@link SteppedClasses}. */
final class RingSteps {
    private static final RingLayout LAYOUT = new RingLayout(3, 2, false, false, false);
    // the second owner of a slot whose first one died in some of the tests
    private static final long FIRST = ParticipantId.of(1, 2);
    private static final long SUCCESSOR = ParticipantId.of(1, 3);
    private static final long SECOND = ParticipantId.of(2, 1);
    private static final long THIRD = ParticipantId.of(3, 1);
    private static final int FEWEST_STEPS = 1;

    private final Segment segment;
    private int schedules;

    private RingSteps() throws IOException {
        Participants participants = Participants.join(Path.of(System.getProperty("ring.steps")), "test");
        segment = participants.segment("queue.q", LAYOUT.shape(), memory -> Ring.initialize(memory, LAYOUT));
    }

    private QueueDeeds begin(Before before) {
        schedules++;
        QueueDeeds deeds = new QueueDeeds(segment, LAYOUT);
        deeds.begin(before);
        return deeds;
    }

    private void tell(String what) {
        System.out.println("queue, step by step: " + what + ", schedules=" + schedules);
    }

    private static void check(Runnable what, String when) {
        try {
            what.run();
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", when=" + when, e);
        }
    }

    void killed() {
        for (Deed deed : Deed.values()) {
            for (Before before : Before.values()) {
                for (Deed next : Deed.values()) {
                    for (long who : List.of(SECOND, SUCCESSOR)) {
                        int step = 0;
                        while (isKilled(before, deed, step, next, who)) {
                            step++;
                        }
                        assertTrue(step >= FEWEST_STEPS, "deed has no steps");
                    }
                }
            }
        }
        tell("killed");
    }

    private boolean isKilled(Before before, Deed deed, int step, Deed next, long who) {
        QueueDeeds deeds = begin(before);
        boolean[] isKilled = new boolean[1];
        check(
                () -> {
                    isKilled[0] = Steps.killed(step, () -> deeds.act(FIRST, deed));
                    if (isKilled[0]) {
                        Steps.kill(FIRST);
                        deeds.lastWasKilled(deed);
                    }
                    deeds.act(isKilled[0] ? who : SECOND, next);
                    deeds.checkNothingIsAmiss();
                },
                before + ", " + deed + " killed at " + step + ", " + next);
        return isKilled[0];
    }

    void interrupted() {
        for (Deed deed : Deed.values()) {
            for (Before before : Before.values()) {
                for (Deed meanwhile : Deed.values()) {
                    int step = 0;
                    while (isInterrupted(before, deed, step, meanwhile)) {
                        step++;
                    }
                }
            }
        }
        tell("interrupted");
    }

    private boolean isInterrupted(Before before, Deed deed, int step, Deed meanwhile) {
        QueueDeeds deeds = begin(before);
        boolean[] isInterrupted = new boolean[1];
        check(
                () -> {
                    isInterrupted[0] =
                            Steps.interrupted(step, () -> deeds.act(FIRST, deed), () -> deeds.act(SECOND, meanwhile));
                    deeds.checkNothingIsAmiss();
                },
                before + ", " + deed + " at " + step + ", " + meanwhile);
        return isInterrupted[0];
    }

    /** The lap of a ring of four cells is over soon: who goes on then is very late. */
    void overtaken() {
        for (Deed deed : Deed.values()) {
            for (Before before : Before.values()) {
                for (int turns : new int[] {2, 4, 5}) {
                    int step = 0;
                    while (isOvertaken(before, deed, step, turns)) {
                        step++;
                    }
                }
            }
        }
        tell("overtaken by a lap");
    }

    private boolean isOvertaken(Before before, Deed deed, int step, int turns) {
        QueueDeeds deeds = begin(before);
        boolean[] isOvertaken = new boolean[1];
        check(
                () -> {
                    isOvertaken[0] = Steps.interrupted(step, () -> deeds.act(FIRST, deed), () -> {
                        for (int i = 0; i < turns; i++) {
                            deeds.act(SECOND, Deed.POLL);
                            deeds.act(SECOND, Deed.OFFER);
                        }
                    });
                    deeds.checkNothingIsAmiss();
                },
                before + ", " + deed + " at " + step + ", turns=" + turns);
        return isOvertaken[0];
    }

    void interruptedTwice() {
        List<Deed> deeds = List.of(Deed.OFFER_LARGE, Deed.POLL);
        for (Before before : List.of(Before.FULL, Before.AT_THE_END_OF_THE_RING, Before.GIVEN_BACK)) {
            for (Deed outer : deeds) {
                for (Deed inner : deeds) {
                    for (Deed innermost : deeds) {
                        interruptTwice(before, outer, inner, innermost);
                    }
                }
            }
        }
        tell("interrupted twice");
    }

    private void interruptTwice(Before before, Deed outer, Deed inner, Deed innermost) {
        boolean[] goesOn = {true, true};
        for (int step = 0; goesOn[0]; step++) {
            goesOn[1] = true;
            // every other one: it is the same for the steps next to each other, mostly
            for (int innerStep = step % 2; goesOn[0] && goesOn[1]; innerStep += 2) {
                QueueDeeds deeds = begin(before);
                int at = step;
                int innerAt = innerStep;
                check(
                        () -> {
                            goesOn[0] = Steps.interrupted(
                                    at,
                                    () -> deeds.act(FIRST, outer),
                                    () -> goesOn[1] = Steps.interrupted(
                                            innerAt,
                                            () -> deeds.act(SECOND, inner),
                                            () -> deeds.act(THIRD, innermost)));
                            deeds.checkNothingIsAmiss();
                        },
                        before + ", " + outer + " at " + at + ", " + inner + " at " + innerAt + ", " + innermost);
            }
        }
    }

    /** One is in the middle of something when another dies in the middle of something. */
    void interruptedByDeath() {
        for (Before before : List.of(Before.ONE, Before.FULL, Before.GIVEN_BACK)) {
            for (Deed outer : List.of(Deed.OFFER, Deed.OFFER_LARGE, Deed.POLL)) {
                for (Deed inner : List.of(Deed.OFFER, Deed.POLL, Deed.ACKNOWLEDGE)) {
                    interruptByDeath(before, outer, inner);
                }
            }
        }
        tell("interrupted by a death");
    }

    private void interruptByDeath(Before before, Deed outer, Deed inner) {
        boolean[] goesOn = {true, true};
        for (int step = 0; goesOn[0]; step++) {
            goesOn[1] = true;
            for (int innerStep = step % 2; goesOn[0] && goesOn[1]; innerStep += 2) {
                QueueDeeds deeds = begin(before);
                int at = step;
                int innerAt = innerStep;
                check(
                        () -> {
                            goesOn[0] = Steps.interrupted(at, () -> deeds.act(FIRST, outer), () -> {
                                goesOn[1] = Steps.killed(innerAt, () -> deeds.act(SECOND, inner));
                                if (goesOn[1]) {
                                    Steps.kill(SECOND);
                                    deeds.lastWasKilled(inner);
                                }
                            });
                            deeds.checkNothingIsAmiss();
                        },
                        before + ", " + outer + " at " + at + ", " + inner + " killed at " + innerAt);
            }
        }
    }

    void late() {
        QueueDeeds deeds = begin(Before.ONE);
        deeds.checkLateAcknowledgement(FIRST, SECOND);
        deeds.checkNothingIsAmiss();
    }

    void wokenByArrivals() {
        for (Deed deed : List.of(Deed.OFFER, Deed.GIVE_BACK, Deed.CLOSE)) {
            checkIsWoken(deed == Deed.GIVE_BACK ? Before.ONE : Before.EMPTY, deed, RingLayout.ARRIVALS_AT, Deed.POLL);
        }
    }

    void wokenByRoom() {
        for (Deed deed : List.of(Deed.POLL, Deed.ACKNOWLEDGE, Deed.CLOSE)) {
            checkIsWoken(Before.FULL, deed, RingLayout.ROOM_AT, Deed.OFFER);
        }
    }

    /** He announces that he will sleep, looks, and sleeps when he has found nothing. */
    private void checkIsWoken(Before before, Deed deed, int eventCountAt, Deed awaited) {
        boolean goesOn = true;
        for (int step = 0; goesOn; step++) {
            QueueDeeds deeds = begin(before);
            int[] seen = new int[1];
            boolean[] sleeps = new boolean[1];
            goesOn = Steps.interrupted(step, () -> deeds.act(FIRST, deed), () -> {
                seen[0] = deeds.announce(eventCountAt);
                sleeps[0] = !deeds.succeeds(SECOND, awaited);
            });
            assertFalse(
                    sleeps[0] && deeds.isStill(eventCountAt, seen[0]),
                    "nobody woke him: " + before + ", " + deed + " at " + step);
        }
    }
}
