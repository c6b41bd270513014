package io.javaipc.shared;

import io.javaipc.shared.QueueMessages.Key;

/**
 * What the workers at a tortured queue write down before and after each step, where it survives them. Each worker has a
 * number that its replacement inherits; as a producer it has a lane of that number, in which its messages are counted.
 *
 * <p>What the journal knows of a message is exact but for the step that its writer was killed in:
 *
 * <ul>
 *   <li>a message whose put was begun, and not over, may be in the queue or not;
 *   <li>a message of which an acknowledgement was begun, and not over, may come again or not;
 *   <li>a worker killed in a take may have had a message, and as many as it asked for in a drain; mostly the codec has
 *       noted which.
 * </ul>
 *
 * <p>Everything else has to come, once; again only when its holder died or gave it back, and marked.
 */
final class QueueJournal {
    /** How many workers there are: those of the victims, and who tortures them. */
    static final int WORKERS = TortureScene.SEATS * QueueScenario.MOST_THREADS + 1;
    /** The worker that is never killed. */
    static final int TORTURER = WORKERS - 1;
    /** How many messages of a lane are not accounted for at most. */
    static final int MOST_MESSAGES = 1 << 15;

    private static final int BEGUN = 0;
    private static final int DONE = 1;
    private static final int ACCOUNTED = 2;
    private static final int EMPTIES_BEGUN = 3;
    private static final int EMPTIES_DONE = 4;
    private static final int EMPTIES_CONSUMED = 5;
    private static final int TAKING = 6;
    private static final int TAKING_EMPTIES = 7;
    private static final int NOTED = 8;
    private static final int RESTS = 9;
    private static final int WORDS = 16;

    // of a message: its state, then whose it is
    private static final int NEW = 0;
    private static final int HELD = 1;
    private static final int SETTLING = 2;
    private static final int GIVEN_BACK = 3;
    private static final int CONSUMED = 4;
    private static final int GONE = 5;
    private static final int STATE = 7;
    private static final long UNCERTAIN = 8;
    private static final int SEAT_SHIFT = 4;
    private static final int NUMBER_SHIFT = 8;
    private static final int LANE_SHIFT = 48;

    // the kinds of phases, one after the other
    /** Everybody works. */
    static final int WORK = 0;
    /** Producers rest. */
    static final int DRAIN = 1;
    /** Everybody rests, and the queue is empty. */
    static final int REST = 2;

    private static final int PHASES = 3;

    /** How many messages were put. */
    final SharedLong puts;
    /** How many came again. */
    final SharedLong redelivered;

    private final SharedLong phase;
    private final TortureScene scene;
    private final SharedLongArray words;
    private final SharedLongArray messages;
    private long goneWithTheDead;
    private long emptiesGoneWithTheDead;
    private long emptiesUncertain;
    private long noted;
    private long missing;
    private long putByTheDead;
    private long killedInPut;

    QueueJournal(SharedSpace space, TortureScene scene) {
        this.scene = scene;
        this.phase = space.longValue("phase");
        this.puts = space.longValue("puts");
        this.redelivered = space.longValue("redelivered");
        this.words = space.longArray("journal", WORKERS * WORDS);
        this.messages = space.longArray("messages", WORKERS * MOST_MESSAGES);
    }

    TortureScene scene() {
        return scene;
    }

    static int worker(int seat, int thread) {
        return seat * QueueScenario.MOST_THREADS + thread;
    }

    private long get(int worker, int word) {
        return words.get(worker * WORDS + word);
    }

    private void set(int worker, int word, long value) {
        words.set(worker * WORDS + word, value);
    }

    private void add(int worker, int word, long number) {
        set(worker, word, get(worker, word) + number);
    }

    private static int at(int lane, long sequence) {
        return lane * MOST_MESSAGES + (int) (sequence & MOST_MESSAGES - 1);
    }

    /** Tells whether a lane has to wait until its messages are accounted for. */
    boolean isExhausted(int lane) {
        return get(lane, BEGUN) - get(lane, ACCOUNTED) >= MOST_MESSAGES;
    }

    /** Tells whether a lane will have to soon. */
    boolean isNearlyExhausted(int lane) {
        return get(lane, BEGUN) - get(lane, ACCOUNTED) >= MOST_MESSAGES / 2;
    }

    /** The number of a lane's next message. */
    long next(int lane) {
        return get(lane, BEGUN);
    }

    /** Begins the put of the next message. */
    void beginPut(int lane, long sequence) {
        messages.set(at(lane, sequence), NEW);
        set(lane, BEGUN, sequence + 1);
    }

    /** Ends a put. When it put nothing, nobody is ever to see the message. */
    void endPut(int lane, long sequence, boolean isIn) {
        set(lane, isIn ? DONE : BEGUN, isIn ? sequence + 1 : sequence);
        if (isIn) {
            puts.incrementAndGet();
        }
    }

    /** Begins to put an empty message, which has no number. */
    void beginEmptyPut(int lane) {
        add(lane, EMPTIES_BEGUN, 1);
    }

    /** Ends that. */
    void endEmptyPut(int lane, boolean isIn) {
        add(lane, isIn ? EMPTIES_DONE : EMPTIES_BEGUN, isIn ? 1 : -1);
    }

    /** Begins to take so many messages for good, or to receive one, which is for good when it has no number. */
    void beginTaking(int worker, int most, boolean isForGood) {
        set(worker, TAKING_EMPTIES, most);
        set(worker, TAKING, isForGood ? most : 0);
    }

    /** One of these is about to be the caller's. */
    void note(int worker, Key key) {
        set(worker, NOTED, key.lane() + 1L << LANE_SHIFT | key.sequence());
    }

    /** One of these was written down. */
    void tookOne(int worker) {
        set(worker, NOTED, 0);
        set(worker, TAKING, Math.max(0, get(worker, TAKING) - 1));
        set(worker, TAKING_EMPTIES, get(worker, TAKING_EMPTIES) - 1);
    }

    /** There are no more. */
    void endTaking(int worker) {
        set(worker, TAKING, 0);
        set(worker, TAKING_EMPTIES, 0);
    }

    void consumedEmpty(int worker) {
        add(worker, EMPTIES_CONSUMED, 1);
    }

    /** A message was taken for good. */
    void taken(Key key, long who) {
        move(key, who, CONSUMED, true);
    }

    /** A message was received. */
    void received(Key key, long who, boolean isAgain) {
        move(key, who, HELD, isAgain);
        if (isAgain) {
            redelivered.incrementAndGet();
        }
    }

    private void move(Key key, long who, long state, boolean mayBeAgain) {
        if (!isExpected(key)) {
            return;
        }
        int at = at(key.lane(), key.sequence());
        while (true) {
            long word = messages.get(at);
            if (!mayCome(key, word, mayBeAgain)) {
                return;
            }
            if (messages.compareAndSet(at, word, who | word & UNCERTAIN | state)) {
                return;
            }
        }
    }

    private boolean isExpected(Key key) {
        return scene.check(
                key.sequence() < get(key.lane(), BEGUN) && key.sequence() >= get(key.lane(), ACCOUNTED),
                "message came that nobody puts: " + key + ", begun=" + get(key.lane(), BEGUN) + ", accounted for="
                        + get(key.lane(), ACCOUNTED));
    }

    private boolean mayCome(Key key, long word, boolean mayBeAgain) {
        long state = word & STATE;
        if (state == NEW) {
            return true;
        }
        return scene.check(state != CONSUMED, "message came again after it was dealt with: " + key)
                && scene.check(mayBeAgain, "message came again, unmarked: " + key)
                && scene.check(
                        state == GIVEN_BACK || state == GONE || isDoomed(word),
                        "message was taken from the living: " + key);
    }

    /** Who works here, as a part of what is known of a message. */
    static long who(int seat, long number) {
        return number << NUMBER_SHIFT | (long) seat << SEAT_SHIFT;
    }

    private boolean isDoomed(long word) {
        int seat = (int) (word >>> SEAT_SHIFT) & (1 << NUMBER_SHIFT - SEAT_SHIFT) - 1;
        return seat < TortureScene.SEATS && scene.isDoomed(seat, word >>> NUMBER_SHIFT);
    }

    /** An acknowledgement begins. */
    void acking(Key key, long who) {
        step(key, who, HELD, SETTLING);
    }

    /** And is over. */
    void acked(Key key, long who) {
        step(key, who, SETTLING, CONSUMED);
    }

    /** A message is about to be given back. */
    void givingBack(Key key, long who) {
        step(key, who, HELD, GIVEN_BACK);
    }

    private void step(Key key, long who, long from, long to) {
        int at = at(key.lane(), key.sequence());
        while (true) {
            long word = messages.get(at);
            if (!scene.check((word & ~UNCERTAIN) == (who | from), "message is another's while it is held: " + key)) {
                return;
            }
            if (messages.compareAndSet(at, word, who | word & UNCERTAIN | to)) {
                return;
            }
        }
    }

    long phase() {
        return phase.get();
    }

    static int kind(long phase) {
        return (int) (phase % PHASES);
    }

    /** Begins the next phase; gives it. */
    long nextPhase() {
        return phase.incrementAndGet();
    }

    /** A worker says that it has stopped in a phase. */
    void rest(int worker, long inPhase) {
        set(worker, RESTS, inPhase);
    }

    boolean rests(int worker, long inPhase) {
        return get(worker, RESTS) == inPhase;
    }

    /** Draws a line under what a worker has written who was killed. */
    void bury(int worker) {
        buryTaker(worker);
        long begun = get(worker, BEGUN);
        if (get(worker, DONE) != begun) {
            killedInPut++;
            int at = at(worker, begun - 1);
            messages.updateAndGet(at, word -> word | UNCERTAIN);
            set(worker, DONE, begun);
        }
        emptiesUncertain += get(worker, EMPTIES_BEGUN) - get(worker, EMPTIES_DONE);
        set(worker, EMPTIES_BEGUN, get(worker, EMPTIES_DONE));
    }

    private void buryTaker(int worker) {
        goneWithTheDead += get(worker, TAKING);
        emptiesGoneWithTheDead += get(worker, TAKING_EMPTIES);
        long note = get(worker, NOTED);
        if (note != 0) {
            goneWithTheDead--;
            int at = at((int) (note >>> LANE_SHIFT) - 1, note);
            // nobody else has it, unless it came again
            long word = messages.get(at);
            if ((word & STATE) != CONSUMED && messages.compareAndSet(at, word, word & ~STATE | GONE)) {
                noted++;
            }
            set(worker, NOTED, 0);
        }
        endTaking(worker);
    }

    /** Accounts for every message, when nobody works and nothing is in the queue. */
    void account() {
        long lost = 0;
        String first = "";
        for (int lane = 0; lane < WORKERS; lane++) {
            long begun = get(lane, BEGUN);
            scene.check(get(lane, DONE) == begun, "put is not over: lane=" + lane);
            for (long sequence = get(lane, ACCOUNTED); sequence < begun; sequence++) {
                long word = messages.get(at(lane, sequence));
                if ((word & STATE) == CONSUMED) {
                    putByTheDead += (word & UNCERTAIN) != 0 ? 1 : 0;
                } else if (!mayBeGone(word)) {
                    first = lost == 0 ? ", first=" + new Key(lane, sequence) + ", state=" + (word & STATE) : first;
                    lost++;
                }
            }
            set(lane, ACCOUNTED, begun);
        }
        scene.check(
                lost <= goneWithTheDead,
                "messages lost: lost=" + lost + ", of these with the dead at most=" + goneWithTheDead + first);
        accountForEmpties();
        missing += lost;
        goneWithTheDead = 0;
    }

    /** It was never in, or its consumer died while saying that it had dealt with it. */
    private boolean mayBeGone(long word) {
        return switch ((int) (word & STATE)) {
            case NEW -> (word & UNCERTAIN) != 0;
            case SETTLING -> isDoomed(word);
            case GONE -> true;
            default -> false;
        };
    }

    private void accountForEmpties() {
        long put = 0;
        long consumed = 0;
        for (int worker = 0; worker < WORKERS; worker++) {
            put += get(worker, EMPTIES_DONE);
            consumed += get(worker, EMPTIES_CONSUMED);
            set(worker, EMPTIES_BEGUN, 0);
            set(worker, EMPTIES_DONE, 0);
            set(worker, EMPTIES_CONSUMED, 0);
        }
        scene.check(
                put - emptiesGoneWithTheDead <= consumed && consumed <= put + emptiesUncertain,
                "empty messages lost or doubled: put=" + put + ", perhaps put=" + emptiesUncertain + ", consumed="
                        + consumed + ", with the dead at most=" + emptiesGoneWithTheDead);
        emptiesGoneWithTheDead = 0;
        emptiesUncertain = 0;
    }

    /** What was counted, for people. */
    @Override
    public String toString() {
        return "messages=" + puts.get() + ", redelivered=" + redelivered.get() + ", killed in a put=" + killedInPut
                + ", of these in=" + putByTheDead
                + ", gone with the dead=" + noted + "+" + missing;
    }
}
