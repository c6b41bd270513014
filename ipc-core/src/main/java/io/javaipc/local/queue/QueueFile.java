package io.javaipc.local.queue;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.sync.Deadline;
import io.javaipc.local.sync.EventCount;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A queue of messages in a file of its own: a {@link Ring}, and waiting for what happens in it. */
public final class QueueFile extends LocalObject {
    private static final long serialVersionUID = 1L;
    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 1_000 : 0;
    private static final int LOOK_EVERY = 1_024;
    private static final long LOOK_NANOS = 1_000_000;
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private final transient RingLayout layout;
    private final transient Ring ring;
    private final transient EventCount arrivals;
    private final transient EventCount room;
    private transient long lastGivenBack;
    private transient long lastLook;
    private transient int takes;

    /**
     * Makes the queue of a file.
     *
     * @param segment the file
     */
    public QueueFile(Segment segment) {
        super(segment);
        this.layout = RingLayout.of(segment);
        this.ring = new Ring(segment, layout);
        this.arrivals = new EventCount(segment, RingLayout.ARRIVALS_AT);
        this.room = new EventCount(segment, RingLayout.ROOM_AT);
        this.lastLook = System.nanoTime() - LOOK_NANOS;
    }

    RingLayout layout() {
        return layout;
    }

    String name() {
        return segment().name();
    }

    /**
     * Puts a message into the queue.
     *
     * @param bytes an array from 0 to the limit
     * @return the state of the ring: {@link Ring#NONE} when there was no room, {@link Ring#ENDED} when it is closed, or a
     *     position
     */
    long put(ByteBuffer bytes, Deadline deadline) throws InterruptedException {
        int length = bytes.limit();
        int cells = RingLayout.cellsFor(length);
        long position = isClosed() ? Ring.ENDED : ring.claim(cells);
        if (position == Ring.NONE) {
            position = awaitRoom(cells, deadline);
        }
        if (position >= 0) {
            boolean written = false;
            try {
                ring.setLength(position, length);
                memory().put(ring.bytesAt(position), bytes.array(), 0, length);
                ring.commit(position, cells);
                written = true;
            } finally {
                if (!written) {
                    ring.abandon(position, cells);
                }
            }
            arrivals.advance();
        }
        return position;
    }

    private long awaitRoom(int cells, Deadline deadline) throws InterruptedException {
        long[] position = {Ring.NONE};
        EventCount.Test claims = () -> {
            position[0] = isClosed() ? Ring.ENDED : ring.claim(cells);
            return position[0] != Ring.NONE;
        };
        for (int i = 0; i < SPINS && deadline.left() > 0; i++) {
            if (claims.holds()) {
                return position[0];
            }
            Thread.onSpinWait();
        }
        if (deadline.left() > 0) {
            room.await(claims, deadline);
        }
        return position[0];
    }

    /**
     * Makes a message the caller's.
     *
     * @return what was taken; its position says what when nothing was
     */
    Taken take(Deadline deadline) throws InterruptedException {
        Taken taken = tryTake();
        for (int i = 0; i < SPINS && taken.position() < 0 && deadline.left() > 0; i++) {
            Thread.onSpinWait();
            taken = tryTake();
        }
        boolean isSettled = taken.position() >= 0 || deadline.left() <= 0;
        return isSettled ? taken : awaitArrival(deadline);
    }

    /** Without asking who lives, but at times. */
    private Taken tryTake() {
        long givenBack = memory().longs().getVolatile(RingLayout.GIVEN_BACK_AT);
        if (givenBack == lastGivenBack && ++takes % LOOK_EVERY != 0) {
            long position = ring.take();
            if (position >= 0) {
                return new Taken(position, false);
            }
            long now = System.nanoTime();
            if (now - lastLook < LOOK_NANOS) {
                return new Taken(Ring.NONE, false);
            }
            lastLook = now;
        }
        // two threads that do this at once look twice
        lastGivenBack = givenBack;
        return takeOrAdopt();
    }

    private Taken awaitArrival(Deadline deadline) throws InterruptedException {
        Taken[] taken = new Taken[1];
        long[] begun = {System.nanoTime()};
        EventCount.Test takes = () -> {
            taken[0] = takeOrAdopt();
            if (taken[0].position() == Ring.BEING_WRITTEN && System.nanoTime() - begun[0] > PATIENCE_NANOS) {
                Log.LOG.warn(
                        "consumers wait for a message that is not finished: queue={}, writer={}", name(), blockedBy());
                begun[0] = Long.MAX_VALUE;
            }
            return taken[0].position() >= 0 || taken[0].position() == Ring.ENDED;
        };
        arrivals.await(takes, deadline);
        return taken[0];
    }

    /** Also what the dead had; for who has nothing else to do. */
    private Taken takeOrAdopt() {
        while (true) {
            long adopted = ring.isAnythingHeld() ? ring.adopt() : Ring.NONE;
            if (adopted >= 0) {
                return new Taken(adopted, true);
            }
            long position = ring.take();
            if (position == Ring.BEING_WRITTEN && ring.skipOfTheDead()) {
                continue;
            }
            if (position == Ring.NONE && isClosed() && ring.end()) {
                continue;
            }
            // what others hold may come again
            boolean isOver = position == Ring.ENDED && ring.heldByOthers() == 0;
            return new Taken(position == Ring.ENDED && !isOver ? Ring.NONE : position, false);
        }
    }

    /** The bytes of a message that the caller took. */
    byte[] bytes(long position) {
        byte[] bytes = new byte[ring.length(position)];
        memory().get(ring.bytesAt(position), bytes);
        return bytes;
    }

    /** The bytes of a message that the caller took and keeps for a while: it is not in the queue any more. */
    byte[] hold(long position) {
        byte[] bytes = bytes(position);
        ring.pass(position);
        room.advance();
        return bytes;
    }

    /** Says that the caller has done with it. */
    boolean release(long position) {
        memory();
        boolean released = ring.release(position);
        room.advance();
        return released;
    }

    /** Lets others have it again. */
    boolean giveBack(long position) {
        memory();
        boolean given = ring.giveBack(position);
        memory().longs().getAndAdd(RingLayout.GIVEN_BACK_AT, 1);
        arrivals.advance();
        return given;
    }

    /** The bytes of the first message from a position on, without taking it; null when there is none. */
    Peeked peek(long from) {
        while (true) {
            long position = ring.nextMessage(from);
            if (position == Ring.NONE) {
                return null;
            }
            long word = ring.peek(position);
            if (word != Ring.NONE) {
                int length = ring.length(position);
                if (length >= 0 && length <= layout.mostMessageBytes()) {
                    byte[] bytes = new byte[length];
                    memory().get(ring.bytesAt(position), bytes);
                    if (ring.isStill(position, word)) {
                        return new Peeked(position, bytes);
                    }
                }
            }
        }
    }

    void close() {
        memory().longs().setVolatile(RingLayout.CLOSED_AT, 1);
        ring.end();
        arrivals.advance();
        room.advance();
    }

    boolean isClosed() {
        return memory().longs().getVolatile(RingLayout.CLOSED_AT) != 0;
    }

    int size() {
        memory();
        return ring.size();
    }

    long headPosition() {
        return ring.headPosition();
    }

    /** Who writes the first message; null when nobody does. */
    String blockedBy() {
        memory();
        int writer = ring.writerOfFirst();
        return writer == 0 ? null : ring.describe(writer);
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("messages", Integer.toString(size()));
        facts.put("capacity", Integer.toString(layout.messages()));
        facts.put("bytes", Long.toString(layout.bytes()));
        facts.put("held", Integer.toString(ring.held()));
        facts.put("closed", Boolean.toString(isClosed()));
        String writer = blockedBy();
        if (writer != null) {
            facts.put("blocked by", writer);
        }
        return facts;
    }

    /** Made when there is something to say: who only looks at a queue may have no slf4j. */
    private static final class Log {
        private static final Logger LOG = LoggerFactory.getLogger(QueueFile.class);
    }

    /**
     * A message that was taken.
     *
     * @param position where it is, or why there is none
     * @param isAgain whether somebody had it before
     */
    record Taken(long position, boolean isAgain) {}

    /**
     * A message that was looked at.
     *
     * @param position where it is
     * @param bytes its bytes
     */
    record Peeked(long position, byte[] bytes) {}
}
