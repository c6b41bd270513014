package io.javaipc.local.queue;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.sync.Deadline;
import io.javaipc.local.sync.EventCount;
import io.javaipc.memory.LongAccess;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.QueueClosedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A queue of messages in a file of its own: a {@link Ring}, and waiting for what happens in it. */
public final class QueueFile extends LocalObject {
    private static final long serialVersionUID = 1L;
    private static final int LOOK_EVERY = 1_024;
    private static final long PAUSE_NANOS = 2_000;
    private static final long LOOK_NANOS = 1_000_000;
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    // above all positions
    private static final long AGAIN = 1L << 62;

    private final transient String name;
    private final transient RingLayout layout;
    private final transient Ring ring;
    private final transient EventCount arrivals;
    private final transient EventCount room;
    private final transient SpinLimit arrivalSpins = new SpinLimit();
    private final transient SpinLimit roomSpins = new SpinLimit();
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
        this.name = segment.name();
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
        return name;
    }

    /** Whose access is the business of those who have a position: between its claim and its commit, or its take and release. */
    MemoryView bytes() {
        return memory();
    }

    private LongAccess words() {
        return memory().longs();
    }

    /**
     * Makes room for a message, without waiting; what has to follow is {@link #commit} or {@link #abandon}.
     *
     * @return where, or {@link Ring#NONE}
     * @throws QueueClosedException when there will be none any more
     */
    long claim(int length) {
        long position = isClosed() ? Ring.ENDED : ring.claim(RingLayout.cellsFor(length));
        return position == Ring.ENDED ? refuse() : position;
    }

    private long refuse() {
        throw new QueueClosedException("queue is closed to producers: queue=" + name);
    }

    /** The same, and waits for room. */
    long claim(int length, Deadline deadline) throws InterruptedException {
        long[] position = {claim(length)};
        EventCount.Test claims = () -> (position[0] = claim(length)) >= 0;
        if (position[0] < 0 && deadline.left() > 0) {
            await(claims, claims, room, roomSpins, deadline);
        }
        return position[0];
    }

    private static void await(
            EventCount.Test quick, EventCount.Test test, EventCount events, SpinLimit limit, Deadline deadline)
            throws InterruptedException {
        long begun = System.nanoTime();
        long spinning = Math.min(limit.nanos(), deadline.left());
        for (long spent = 0; spent < spinning; spent = System.nanoTime() - begun) {
            if (quick.holds()) {
                limit.waited(System.nanoTime() - begun);
                return;
            }
            if (spent < PAUSE_NANOS) {
                Thread.onSpinWait();
            } else {
                // the one that is waited for may need this very processor: systems like to wake it there
                Thread.yield();
            }
        }
        events.await(test, deadline);
        limit.waited(System.nanoTime() - begun);
    }

    /** Where the bytes of a message are in the file. */
    int bytesAt(long position, int length) {
        return ring.bytesAt(place(position), length);
    }

    /** Writes a message that room was claimed for, and commits it. */
    void write(long position, byte[] bytes, int length) {
        boolean written = false;
        try {
            memory().put(ring.bytesAt(position, length), bytes, 0, length);
            written = true;
        } finally {
            if (!written) {
                abandon(position, length);
            }
        }
        commit(position, length);
    }

    /** Puts a message that was written into the queue; {@link #arrived()} is to be called soon. */
    void commit(long position, int length) {
        ring.setLength(position, length);
        if (!ring.commit(position, RingLayout.cellsFor(length))) {
            if (isClosed()) {
                refuse();
            }
            throw new IllegalStateException("space was closed while a message was put: queue=" + name);
        }
    }

    void abandon(long position, int length) {
        ring.abandon(position, RingLayout.cellsFor(length));
    }

    /** Wakes who waits for messages. */
    void arrived() {
        arrivals.advance();
    }

    /**
     * Makes a message the caller's, and waits for one; what has to follow is one of {@link #release}, {@link #keep} and
     * {@link #untake}.
     *
     * @return what was taken, or {@link Ring#NONE} or {@link Ring#ENDED}
     */
    long take(Deadline deadline) throws InterruptedException {
        long[] taken = {tryTake()};
        if (taken[0] < 0 && deadline.left() > 0) {
            EventCount.Test quick = () -> (taken[0] = tryTake()) >= 0;
            await(quick, new Arrival(taken), arrivals, arrivalSpins, deadline);
        }
        return taken[0];
    }

    /** The same without waiting, and without asking who lives, but at times. */
    long tryTake() {
        // two threads that do this at once look twice
        long givenBack = words().getVolatile(RingLayout.GIVEN_BACK_AT);
        if (givenBack == lastGivenBack && takes < LOOK_EVERY) {
            long position = ring.take();
            if (position >= 0) {
                takes++;
                return position;
            }
            if (!isTimeToLook()) {
                return Ring.NONE;
            }
        }
        lastGivenBack = givenBack;
        takes = 0;
        return takeOrAdopt();
    }

    private boolean isTimeToLook() {
        long now = System.nanoTime();
        if (now - lastLook < LOOK_NANOS) {
            return false;
        }
        lastLook = now;
        return true;
    }

    /** Looks for a message before a sleep, and says so when somebody does not come to its end. */
    private final class Arrival implements EventCount.Test {
        private final long[] taken;
        private long begun = System.nanoTime();

        Arrival(long[] taken) {
            this.taken = taken;
        }

        @Override
        public boolean holds() {
            taken[0] = takeOrAdopt();
            if (taken[0] == Ring.BEING_WRITTEN && System.nanoTime() - begun > PATIENCE_NANOS) {
                Log.LOG.warn(
                        "consumers wait for a message that is not finished: queue={}, writer={}", name, blockedBy());
                begun = Long.MAX_VALUE;
            }
            return taken[0] >= 0 || taken[0] == Ring.ENDED;
        }
    }

    /** Also what the dead had; for who has nothing else to do. */
    private long takeOrAdopt() {
        while (true) {
            long adopted = ring.isAnythingHeld() ? ring.adopt() : Ring.NONE;
            if (adopted >= 0) {
                return adopted | AGAIN;
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
            return position == Ring.ENDED && !isOver ? Ring.NONE : position;
        }
    }

    static boolean isAgain(long taken) {
        return (taken & AGAIN) != 0;
    }

    private static long place(long taken) {
        return taken & ~AGAIN;
    }

    /** How many bytes a message has that was taken. */
    int length(long taken) {
        return ring.length(place(taken));
    }

    /** The bytes of a message that was taken. */
    void read(long taken, byte[] target, int length) {
        memory().get(bytesAt(taken, length), target, 0, length);
    }

    /** Says that the caller has done with a message that it just took; {@link #roomCame()} is to be called soon. */
    void release(long taken) {
        if (isAgain(taken)) {
            ring.releaseKept(place(taken));
        } else {
            ring.release(taken);
        }
    }

    /** Keeps a message that the caller just took: it is not in the queue any more, but in the ring. */
    void keep(long taken) {
        if (!isAgain(taken)) {
            ring.keep(taken);
        }
        roomCame();
    }

    /** Lets others have a message again that the caller just took. */
    void untake(long taken) {
        keep(taken);
        giveBack(taken);
    }

    /** Says that the caller has done with a message that it kept; false when others have it. */
    boolean releaseKept(long taken) {
        memory();
        boolean released = ring.releaseKept(place(taken));
        roomCame();
        return released;
    }

    /** Lets others have a message again that the caller kept; false when they have it already. */
    boolean giveBack(long taken) {
        boolean given = ring.giveBack(place(taken));
        words().getAndAdd(RingLayout.GIVEN_BACK_AT, 1);
        arrived();
        return given;
    }

    /** Wakes who waits for room, or for all to be done. */
    void roomCame() {
        room.advance();
    }

    /** Waits until nothing is in the queue, and nothing held. */
    boolean awaitAllDone(Deadline deadline) throws InterruptedException {
        return room.await(this::isAllDone, deadline);
    }

    private boolean isAllDone() {
        boolean skipped = ring.skipOfTheDead();
        return !skipped && size() == 0 && !ring.isAnythingHeld();
    }

    /** The bytes of the first message from a position on, without taking it; null when there is none. */
    Peeked peek(long from) {
        memory();
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
                    read(position, bytes, length);
                    if (ring.isStill(position, word)) {
                        return new Peeked(position, bytes);
                    }
                }
            }
        }
    }

    void close() {
        words().setVolatile(RingLayout.CLOSED_AT, 1);
        ring.end();
        arrived();
        roomCame();
    }

    boolean isClosed() {
        return words().getVolatile(RingLayout.CLOSED_AT) != 0;
    }

    int size() {
        memory();
        return ring.size();
    }

    long headPosition() {
        memory();
        return ring.headPosition();
    }

    /** Who writes the first message; null when nobody does. */
    String blockedBy() {
        memory();
        return ring.writerOfFirst();
    }

    /** What was taken and is to be said done. */
    Unfinished unfinished() {
        return new Unfinished(segment());
    }

    @Override
    public Map<String, String> facts() {
        memory();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("messages", Integer.toString(ring.scan().waiting()));
        facts.put("capacity", Integer.toString(layout.messages()));
        facts.put("bytes", Long.toString(layout.bytes()));
        facts.put("held", Integer.toString(ring.scan().held(0)));
        facts.put("closed", Boolean.toString(isClosed()));
        facts.put("consumers waiting", arrivals.describeWaiters());
        facts.put("producers waiting", room.describeWaiters());
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
     * A message that was looked at.
     *
     * @param position where it is
     * @param bytes its bytes
     */
    record Peeked(long position, byte[] bytes) {}
}
