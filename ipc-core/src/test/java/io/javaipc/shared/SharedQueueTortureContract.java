package io.javaipc.shared;

import static io.javaipc.shared.QueueJournal.TORTURER;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.javaipc.shared.QueueScenario.Crew;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@link TortureContract} of queues. Time and again all rest, and every message is accounted for: what was put has come, whole
 * and once; again only marked, and when its holder had died or given it back; and the queue has all its room again.
 */
@ParameterizedClass
@EnumSource(QueueScenario.class)
public abstract class SharedQueueTortureContract extends TortureContract {
    private static final int SMALL = 100;
    private static final int AT_THE_END = 20;
    private static final long PILL_NANOS = 3_000_000;
    private static final long LOOK_NANOS = 300_000;
    private static final int ATTEMPTS_TO_CATCH = 16;

    @Parameter
    QueueScenario scenario;

    private QueueJournal journal;
    private QueueSource source;
    private QueueWorker self;
    private long lastPill;
    private int accounts;
    private int closes;
    private int caught;
    private boolean hunts;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedQueueTortureContract(String platform) {
        super(platform, "queue", QueueTortureProgram.class);
    }

    @Override
    void prepare() {
        space.longValue("scenario").set(scenario.ordinal());
        journal = new QueueJournal(space, scene);
        source = new QueueSource(space, scenario);
        self = new QueueWorker(
                journal, scenario.habits(), source, TORTURER, QueueJournal.who(TortureScene.SEATS, 0), false);
    }

    @Override
    void beginRound() {
        hunts = random.nextInt(3) == 0;
    }

    @Override
    void awaitRecovery(int survivors) throws Exception {
        buryTheDead();
        if (survivors > 0) {
            long enough = scene.operations.get() + 2L * living(Crew::size);
            awaitSoon("survivors work on", () -> {
                help();
                return scene.operations.get() > enough;
            });
        }
        // the other times those who have the slots of the dead find what these have left
        if (scene.violations.get() == 0 && (random.nextBoolean() || isAnyNearlyExhausted())) {
            settle(random.nextInt(4) == 0);
        }
    }

    /** Now and then one that has its place in the queue, and has not written its message to the end. */
    @Override
    List<Integer> insideFirst() throws InterruptedException {
        List<Integer> seats = super.insideFirst();
        for (int attempt = 0; attempt < ATTEMPTS_TO_CATCH && hunts; attempt++) {
            int seat = random.nextInt(TortureScene.SEATS);
            if (scenario.crew(seat).producers() > 0) {
                stop(seat);
                if (isWriting(seat)) {
                    caught++;
                    Collections.swap(seats, 0, seats.indexOf(seat));
                    return seats;
                }
                resume(seat);
            }
        }
        return seats;
    }

    /** Others have to come to that place before they can tell. */
    private boolean isWriting(int seat) {
        String writer = "pid=" + pid(seat) + ",";
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < LOOK_NANOS) {
            if (self.queue().blockedBy().orElse("").startsWith(writer)) {
                return true;
            }
        }
        return false;
    }

    private void buryTheDead() {
        for (int seat = 0; seat < TortureScene.SEATS; seat++) {
            for (int thread = 0; thread < scenario.crew(seat).size() && !scene.isPresent(seat); thread++) {
                journal.bury(QueueJournal.worker(seat, thread));
            }
        }
    }

    private int living(ToIntFunction<Crew> number) {
        int living = 0;
        for (int seat = 0; seat < TortureScene.SEATS; seat++) {
            living += scene.isPresent(seat) ? number.applyAsInt(scenario.crew(seat)) : 0;
        }
        return living;
    }

    /** Does what all are dead for who did it. */
    private void help() {
        consumeForTheDead();
        if (living(Crew::producers) == 0) {
            self.offer(SMALL);
        }
    }

    private void consumeForTheDead() {
        if (living(Crew::consumers) == 0) {
            self.pollAtOnce();
        }
    }

    private boolean isAnyNearlyExhausted() {
        for (int worker = 0; worker < QueueJournal.WORKERS; worker++) {
            if (journal.isNearlyExhausted(worker)) {
                return true;
            }
        }
        return false;
    }

    /** Has all who live rest, and accounts for everything. */
    private void settle(boolean closing) throws InterruptedException {
        SharedQueue<byte[]> queue = self.queue();
        if (closing) {
            queue.close();
        }
        long drain = journal.nextPhase();
        awaitSoon("producers rest", () -> {
            consumeForTheDead();
            return doRest(drain, true);
        });
        if (scene.violations.get() > 0) {
            return;
        }
        long rest = journal.nextPhase();
        awaitSoon("consumers rest", () -> {
            wakeWhoTakes(closing);
            return doRest(rest, false);
        });
        if (scene.violations.get() > 0) {
            return;
        }
        int left = self.drain();
        scene.check(
                !closing || left == 0 || living(Crew::consumers) == 0,
                "consumers were told the end, and there was more: messages=" + left);
        checkEmpty(queue, closing);
        journal.account();
        accounts++;
        if (closing) {
            closes++;
            source.renew();
        }
        journal.nextPhase();
    }

    private boolean doRest(long phase, boolean producers) {
        for (int seat = 0; seat < TortureScene.SEATS; seat++) {
            Crew crew = scenario.crew(seat);
            int from = producers ? 0 : crew.producers();
            int to = producers ? crew.producers() : crew.size();
            for (int thread = from; thread < to && scene.isPresent(seat); thread++) {
                if (!journal.rests(QueueJournal.worker(seat, thread), phase)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** One who waits for a message does not see that it is to rest. */
    private void wakeWhoTakes(boolean closing) {
        if (!closing && System.nanoTime() - lastPill > PILL_NANOS) {
            self.offer(SMALL);
            lastPill = System.nanoTime();
        }
    }

    private void checkEmpty(SharedQueue<byte[]> queue, boolean closing) throws InterruptedException {
        scene.check(queue.isEmpty() && queue.remainingCapacity() == queue.capacity(), "queue is not empty: " + queue);
        scene.check(queue.blockedBy().isEmpty(), "queue is blocked: " + queue.blockedBy());
        if (closing) {
            assertThrows(QueueClosedException.class, () -> self.offer(SMALL));
            return;
        }
        boolean isRoomForOne = self.offer((int) queue.capacityInBytes());
        int left = self.drain();
        scene.check(isRoomForOne && left == 1, "queue has not all its bytes: message of that size=" + isRoomForOne);
        for (int i = 0; i < queue.capacity(); i++) {
            scene.check(self.offer(QueueMessages.SMALLEST), "queue has not all its messages: in=" + i);
        }
        scene.check(!self.offer(QueueMessages.SMALLEST), "queue has more than its messages");
        left = self.drain();
        scene.check(left == queue.capacity(), "messages came: number=" + left + ", put=" + queue.capacity());
    }

    @Override
    void checkAtEnd() throws InterruptedException {
        buryTheDead();
        settle(false);
        for (int i = 0; i < AT_THE_END; i++) {
            self.offer(SMALL);
        }
        settle(true);
        System.out.println("queue, scenario=" + scenario + ": " + journal + ", accounts=" + accounts + ", closes="
                + closes + ", caught writing=" + caught);
    }
}
