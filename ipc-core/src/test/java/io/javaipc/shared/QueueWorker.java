package io.javaipc.shared;

import static io.javaipc.shared.TortureVictim.oneIn;
import static io.javaipc.shared.TortureVictim.random;

import io.javaipc.shared.QueueMessages.Key;
import io.javaipc.shared.QueueScenario.Habits;
import java.time.Duration;
import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;

/** One thread that produces or consumes, and writes down what it does. */
final class QueueWorker {
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final int MOST_AT_A_TIME = 4;
    private static final int LONGEST_NAP_NANOS = 50_000;
    private static final byte[] EMPTY = {};

    private final TortureScene scene;
    private final QueueJournal journal;
    private final Habits habits;
    private final QueueSource source;
    private final int index;
    private final long who;
    private final boolean isProducer;
    private final long[] lastOf = new long[QueueJournal.WORKERS];
    private SharedQueue<byte[]> queue;
    private boolean isTaking;
    private TortureVictim victim;

    QueueWorker(QueueJournal journal, Habits habits, QueueSource source, int index, long who, boolean isProducer) {
        this.scene = journal.scene();
        this.journal = journal;
        this.habits = habits;
        this.source = source;
        this.index = index;
        this.who = who;
        this.isProducer = isProducer;
        Arrays.fill(lastOf, -1);
    }

    /** This worker is to tell when it is in the middle of something. */
    void tellBy(TortureVictim teller) {
        victim = teller;
    }

    private void enter() {
        if (victim != null) {
            victim.enter(1, TortureScene.SEATS);
        }
    }

    private void leave() {
        if (victim != null) {
            victim.leave();
        }
    }

    /** The queue there is at this time. */
    SharedQueue<byte[]> queue() {
        queue = source.queue(this::note);
        return queue;
    }

    private void note(byte[] message) {
        Key key = isTaking ? QueueMessages.key(message) : null;
        if (key != null) {
            journal.note(index, key);
        }
    }

    private void beginTaking(int most) {
        isTaking = true;
        journal.beginTaking(index, most, true);
    }

    private void endTaking() {
        isTaking = false;
        journal.endTaking(index);
    }

    /** Works for a while in a phase, or rests in it. */
    void step() throws InterruptedException {
        long phase = journal.phase();
        if (QueueJournal.kind(phase) == QueueJournal.WORK
                || QueueJournal.kind(phase) == QueueJournal.DRAIN && !isProducer) {
            work(phase);
            TortureVictim.pause();
            return;
        }
        if (!isProducer && !journal.rests(index, phase)) {
            drain();
        }
        journal.rest(index, phase);
        nap();
    }

    private static void nap() {
        LockSupport.parkNanos(LONGEST_NAP_NANOS);
    }

    private void work(long phase) throws InterruptedException {
        queue();
        try {
            for (int i = random(isProducer ? habits.producersBurst() : habits.consumersBurst());
                    i >= 0 && journal.phase() == phase;
                    i--) {
                if (isProducer) {
                    produce();
                } else {
                    consume();
                }
                scene.operations.incrementAndGet();
            }
        } catch (QueueClosedException e) {
            scene.check(queue.isClosed(), "queue said that it is closed, and is not: " + e.getMessage());
            while (journal.phase() == phase) {
                nap();
            }
        }
    }

    private void produce() throws InterruptedException {
        if (journal.isExhausted(index)) {
            nap();
        } else if (oneIn(16)) {
            journal.beginEmptyPut(index);
            boolean isIn = false;
            try {
                isIn = put(EMPTY);
            } finally {
                journal.endEmptyPut(index, isIn);
            }
        } else {
            produce(QueueMessages.size((int) queue.capacityInBytes(), habits.oneLargeIn()));
        }
    }

    private boolean produce(int size) throws InterruptedException {
        long sequence = journal.next(index);
        byte[] message = QueueMessages.message(index, sequence, size);
        journal.beginPut(index, sequence);
        boolean isIn = false;
        try {
            isIn = put(message);
        } finally {
            journal.endPut(index, sequence, isIn);
        }
        return isIn;
    }

    private boolean put(byte[] message) throws InterruptedException {
        enter();
        try {
            return putInSomeWay(message);
        } finally {
            leave();
        }
    }

    private boolean putInSomeWay(byte[] message) throws InterruptedException {
        if (index == QueueJournal.TORTURER) {
            return queue.offer(message);
        }
        switch (random(8)) {
            case 0:
                return queue.offer(message);
            case 1:
                return queue.offer(message, TortureVictim.upToAMilli());
            default:
                queue.put(message);
                return true;
        }
    }

    /** Offers a message of a size. */
    boolean offer(int size) {
        queue();
        try {
            return produce(size);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void consume() throws InterruptedException {
        if (oneIn(64)) {
            look(queue.peek());
        }
        switch (habits.onlyByDelivery() ? 7 : random(8)) {
            case 0, 1:
                beginTaking(1);
                took(queue.take());
                break;
            case 2:
                beginTaking(1);
                took(queue.poll());
                break;
            case 3:
                poll();
                break;
            case 4:
                beginTaking(MOST_AT_A_TIME);
                queue.drainTo(new Taking(), MOST_AT_A_TIME);
                break;
            default:
                receive();
                break;
        }
        endTaking();
    }

    /** What was only looked at is whole, too. */
    private void look(byte[] message) {
        scene.check(
                message == null || message.length == 0 || QueueMessages.key(message) != null,
                "looked at half a message");
    }

    /** Takes a message within a moment; tells whether there was one. */
    boolean poll() throws InterruptedException {
        queue();
        beginTaking(1);
        byte[] message = queue.poll(MOMENT);
        took(message);
        endTaking();
        return message != null;
    }

    /** Takes a message if one is there. */
    void pollAtOnce() {
        queue();
        beginTaking(1);
        took(queue.poll());
        endTaking();
    }

    private void took(byte[] message) {
        if (message == null) {
            return;
        }
        if (message.length == 0) {
            journal.consumedEmpty(index);
        } else {
            Key key = key(message);
            if (key != null) {
                journal.taken(key, who);
            }
        }
        journal.tookOne(index);
    }

    private Key key(byte[] message) {
        Key key = QueueMessages.key(message);
        scene.check(key != null, "message is corrupt: bytes=" + message.length);
        return key;
    }

    private void receive() throws InterruptedException {
        journal.beginTaking(index, 1, false);
        Delivery<byte[]> delivery =
                oneIn(4) ? queue.receive(TortureVictim.upToAMilli()).orElse(null) : queue.receive();
        if (delivery == null) {
            return;
        }
        byte[] message = delivery.value();
        if (message.length == 0) {
            dealWithEmpty(delivery);
            return;
        }
        Key key = key(message);
        if (key == null) {
            delivery.ack();
            return;
        }
        journal.received(key, who, delivery.redelivered());
        if (!delivery.redelivered()) {
            scene.check(key.sequence() > lastOf[key.lane()], "message is out of order: " + key);
            lastOf[key.lane()] = key.sequence();
        }
        if (oneIn(32)) {
            enter();
            TortureVictim.dwell();
            leave();
        }
        if (oneIn(4)) {
            journal.givingBack(key, who);
            delivery.giveBack();
        } else {
            journal.acking(key, who);
            delivery.ack();
            journal.acked(key, who);
        }
    }

    private void dealWithEmpty(Delivery<byte[]> delivery) {
        if (oneIn(4)) {
            delivery.giveBack();
        } else {
            delivery.ack();
            journal.consumedEmpty(index);
        }
    }

    /** Takes what there is, until a closed queue says that it is over, or an open one has had nothing for a moment. */
    int drain() throws InterruptedException {
        int drained = 0;
        if (queue().isClosed()) {
            try {
                while (true) {
                    beginTaking(1);
                    took(queue.take());
                    drained++;
                }
            } catch (QueueClosedException e) {
                endTaking();
                return drained;
            }
        }
        while (poll()) {
            drained++;
        }
        return drained;
    }

    /** Writes down one message after the other as it is drained. */
    private final class Taking extends AbstractCollection<byte[]> {
        @Override
        public boolean add(byte[] message) {
            took(message);
            return true;
        }

        @Override
        public Iterator<byte[]> iterator() {
            return Collections.emptyIterator();
        }

        @Override
        public int size() {
            return 0;
        }
    }
}
