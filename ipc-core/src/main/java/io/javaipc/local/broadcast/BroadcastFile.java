package io.javaipc.local.broadcast;

import io.javaipc.local.queue.ControlWord;
import io.javaipc.local.queue.Positions;
import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.sync.Deadline;
import io.javaipc.local.sync.EventCount;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broadcast in a file of its own: a {@link BroadcastRing}, its readers, and waiting for what happens in it. */
public final class BroadcastFile extends LocalObject {
    /** How often one looks before one sleeps. */
    static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 1_000 : 0;

    private static final long serialVersionUID = 1L;
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private final transient BroadcastLayout layout;
    private final transient BroadcastWords words;
    private final transient SubscriberTable subscribers;
    // null when writers wait
    private final transient LossyRoom lossy;
    private final transient BroadcastRing ring;
    private final transient EventCount arrivals;
    private final transient EventCount room;

    /**
     * Makes the broadcast of a file.
     *
     * @param segment the file
     */
    public BroadcastFile(Segment segment) {
        super(segment);
        this.layout = BroadcastLayout.of(segment);
        this.words = new BroadcastWords(segment, layout);
        this.subscribers = new SubscriberTable(segment);
        this.lossy = layout.isLossless() ? null : new LossyRoom(layout, words);
        this.ring = new BroadcastRing(
                segment, layout, words, lossy == null ? new LosslessRoom(layout, words, subscribers) : lossy);
        this.arrivals = new EventCount(segment, BroadcastLayout.ARRIVALS_AT);
        // who is in the way of a lossy writer is another writer
        this.room = lossy == null ? new EventCount(segment, BroadcastLayout.ROOM_AT) : arrivals;
    }

    BroadcastLayout layout() {
        return layout;
    }

    String name() {
        return segment().name();
    }

    /** Refuses to go on when the space was closed. */
    void requireOpen() {
        memory();
    }

    /**
     * Publishes a message, if that may be had at once.
     *
     * @param message an array from 0 to the limit
     * @return {@link BroadcastRing#NONE} when there was no room, {@link BroadcastRing#ENDED} when it is closed, or a position
     */
    long tryPublish(ByteBuffer message) {
        requireOpen();
        int cells = BroadcastLayout.cellsFor(message.limit());
        long position = ring.claim(cells, false);
        if (position == BroadcastRing.NONE) {
            position = ring.claim(cells, true);
        }
        return written(position, message, cells);
    }

    /** The same, and waits for room. */
    long publish(ByteBuffer message, Deadline deadline) throws InterruptedException {
        long position = tryPublish(message);
        if (position == BroadcastRing.NONE && deadline.left() > 0) {
            int cells = BroadcastLayout.cellsFor(message.limit());
            position = written(awaitRoom(cells, deadline), message, cells);
        }
        return position;
    }

    private long written(long position, ByteBuffer message, int cells) {
        if (position >= 0) {
            write(position, message, cells);
            arrivals.advance();
        }
        return position;
    }

    private void write(long position, ByteBuffer message, int cells) {
        boolean written = false;
        try {
            ring.write(position, message.array(), message.limit());
            written = true;
        } finally {
            if (!written) {
                ring.abandon(position, cells);
            }
        }
        if (!ring.commit(position, cells)) {
            throw new IllegalStateException("space was closed meanwhile: broadcast=" + name());
        }
    }

    private long awaitRoom(int cells, Deadline deadline) throws InterruptedException {
        long[] position = {BroadcastRing.NONE};
        for (int i = 0; i < SPINS && position[0] == BroadcastRing.NONE && deadline.left() > 0; i++) {
            Thread.onSpinWait();
            position[0] = ring.claim(cells, false);
        }
        if (position[0] == BroadcastRing.NONE && deadline.left() > 0) {
            Patience patience = new Patience("writer waits for room");
            room.await(
                    () -> {
                        requireOpen();
                        position[0] = ring.claim(cells, true);
                        return position[0] != BroadcastRing.NONE || patience.isOver(() -> blockedBy(cells));
                    },
                    deadline);
        }
        return position[0];
    }

    /** Begins to read what is published from now on. */
    Reader subscribe() {
        requireOpen();
        int entry = subscribers.join();
        if (entry < 0) {
            throw new IllegalStateException("broadcast has no room for another subscription: broadcast=" + name()
                    + ", most=" + SubscriberTable.MOST);
        }
        return new Reader(words, subscribers, lossy, entry);
    }

    /** Waits until a reader has something. */
    void awaitArrival(EventCount.Test test, Deadline deadline) throws InterruptedException {
        Patience patience = new Patience("subscriber waits for a message that is not finished");
        arrivals.await(() -> test.holds() || patience.isOver(this::writerInside), deadline);
    }

    /** Tells writers that a reader has gone on. */
    void roomCame() {
        if (lossy == null) {
            room.advance();
        }
    }

    void close() {
        requireOpen();
        ring.end();
        arrivals.advance();
        room.advance();
    }

    boolean isClosed() {
        requireOpen();
        return ring.hasEnded();
    }

    int subscribers() {
        requireOpen();
        return subscribers.alive();
    }

    /** Who is in the way of a small message, or of those who read; null when nobody is. */
    String blockedBy() {
        requireOpen();
        return blockedBy(1);
    }

    private String blockedBy(int cells) {
        long tail = words.tail();
        int slowest = lossy == null ? subscribers.slowestAlive(tail) : -1;
        long cursor = slowest < 0 ? tail : subscribers.cursor(slowest);
        if (layout.hasRoom(cursor, tail, cells)) {
            return writerInside();
        }
        String writer = writerAt(Positions.position(cursor));
        return writer == null ? subscribers.describe(slowest) : writer;
    }

    /** Who is in the middle of the first message that is not finished; null when nobody is. */
    private String writerInside() {
        String[] writer = new String[1];
        words.walk(words.floor(), (position, word) -> {
            writer[0] = writerAt(position);
            return writer[0] == null;
        });
        return writer[0];
    }

    private String writerAt(long position) {
        long word = words.word(position);
        boolean isClaimed = words.counts(word, position) && ControlWord.state(word) == ControlWord.CLAIMED;
        int owner = ControlWord.owner(word);
        return isClaimed && words.members().isAlive(owner) ? words.members().describe(owner) : null;
    }

    /** How far the slowest subscriber is behind. */
    private int backlog() {
        long tail = words.tail();
        int slowest = subscribers.slowestAlive(tail);
        return slowest < 0 ? 0 : Positions.messagesBetween(subscribers.cursor(slowest), tail);
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("delivery", layout.mode());
        facts.put("subscribers", Integer.toString(subscribers()));
        if (lossy == null) {
            facts.put("backlog", Integer.toString(backlog()));
        }
        facts.put("capacity", Integer.toString(layout.messages()));
        facts.put("bytes", Long.toString(layout.bytes()));
        facts.put("closed", Boolean.toString(isClosed()));
        String blocker = blockedBy();
        if (blocker != null) {
            facts.put("blocked by", blocker);
        }
        return facts;
    }

    /** Says once, and not at once, for whom one waits. */
    private final class Patience {
        private final String what;
        private final long begun = System.nanoTime();
        private boolean hasSaid;

        Patience(String what) {
            this.what = what;
        }

        /** Always false: the wait goes on. */
        boolean isOver(Supplier<String> blocker) {
            if (!hasSaid && System.nanoTime() - begun > PATIENCE_NANOS) {
                Log.LOG.warn("{}: broadcast={}, blockedBy={}", what, name(), blocker.get());
                hasSaid = true;
            }
            return false;
        }
    }

    /** Made when there is something to say: who only looks at a broadcast may have no slf4j. */
    private static final class Log {
        private static final Logger LOG = LoggerFactory.getLogger(BroadcastFile.class);
    }
}
