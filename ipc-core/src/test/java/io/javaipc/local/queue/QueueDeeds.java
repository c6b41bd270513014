package io.javaipc.local.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.sync.Deadline;
import io.javaipc.memory.IntAccess;
import io.javaipc.memory.MemoryView;
import io.javaipc.shared.Delivery;
import io.javaipc.shared.QueueClosedException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What is done to a queue by its participants, and what must come of it whatever was interrupted where. */
final class QueueDeeds {
    private static final int SMALL = 60;
    private static final int LARGE = 200;
    private static final byte NONE = 0;
    private static final int PLAYERS = 8;
    // whom no test kills
    private static final int PLAIN = 2;
    private static final Codec<byte[]> CODEC = new Unshared();

    private final Segment segment;
    private final RingLayout layout;
    private final Set<Byte> in = new HashSet<>();
    private final Set<Byte> perhapsIn = new HashSet<>();
    private final Set<Byte> had = new HashSet<>();
    private final Map<Byte, Integer> sizes = new HashMap<>();
    private final List<Byte> out = new ArrayList<>();
    private final List<Delivery<byte[]>> held = new ArrayList<>();
    private byte last = NONE;
    private int perhapsGone;
    private boolean isForGood;
    private boolean isEnded;

    /**
     * Begins with an empty queue, of which nobody has died.
     *
     * @param segment its file
     * @param layout the file's
     */
    QueueDeeds(Segment segment, RingLayout layout) {
        this.segment = segment;
        this.layout = layout;
        Steps.begin();
        MemoryView memory = segment.memory();
        for (int at = Segment.BODY_AT; at < RingLayout.MEMBERS_AT + PLAYERS * Integer.BYTES; at += Long.BYTES) {
            memory.putLong(at, 0);
        }
        for (int at = RingLayout.SLOTS_AT; at < layout.cellsAt(); at += Long.BYTES) {
            memory.putLong(at, 0);
        }
        Ring.initialize(memory, layout);
    }

    /** What one may do. */
    enum Deed {
        OFFER(QueueDeeds::offer),
        OFFER_LARGE((deeds, queue) -> deeds.offer(queue, LARGE)),
        POLL(QueueDeeds::poll),
        ACKNOWLEDGE(QueueDeeds::acknowledge),
        GIVE_BACK(QueueDeeds::giveBack),
        PEEK(QueueDeeds::peek),
        CLOSE((deeds, queue) -> queue.close()),
        END(QueueDeeds::end);

        private final BiConsumer<QueueDeeds, LocalQueue<byte[]>> what;

        Deed(BiConsumer<QueueDeeds, LocalQueue<byte[]>> what) {
            this.what = what;
        }
    }

    /** How the queue was before. */
    enum Before {
        EMPTY(deeds -> {}),
        ONE(deeds -> deeds.offer(deeds.plain(4))),
        FULL(deeds -> {
            for (int i = 0; i < 3; i++) {
                deeds.offer(deeds.plain(4));
            }
        }),
        FULL_OF_BYTES(deeds -> {
            deeds.offer(deeds.plain(4), LARGE);
            deeds.offer(deeds.plain(4), LARGE);
        }),
        AT_THE_END_OF_THE_RING(deeds -> {
            for (int i = 0; i < 3; i++) {
                deeds.offer(deeds.plain(4));
                deeds.poll(deeds.plain(4));
            }
        }),
        GIVEN_BACK(deeds -> {
            deeds.offer(deeds.plain(4));
            deeds.offer(deeds.plain(4));
            deeds.giveBack(deeds.plain(4));
        }),
        HELD(deeds -> {
            deeds.offer(deeds.plain(4));
            deeds.offer(deeds.plain(4));
            deeds.hold(deeds.plain(4));
        }),
        CLOSED(deeds -> {
            deeds.offer(deeds.plain(4));
            deeds.plain(4).close();
        }),
        CLAIMED_BY_THE_DEAD(deeds -> {
            deeds.claimAndDie();
            deeds.offer(deeds.plain(4));
        }),
        TAKEN_BY_THE_DEAD(deeds -> {
            deeds.offer(deeds.plain(4));
            deeds.takeAndDie();
            deeds.offer(deeds.plain(4));
        });

        private final Consumer<QueueDeeds> what;

        Before(Consumer<QueueDeeds> what) {
            this.what = what;
        }
    }

    void begin(Before before) {
        // who comes first only now tidies up, which is not what is looked at
        for (int slot = 2; slot < PLAYERS; slot++) {
            queue(ParticipantId.of(slot, 1));
        }
        before.what.accept(this);
    }

    /** Someone comes and does something. */
    void act(long participant, Deed deed) {
        deed.what.accept(this, queue(participant));
    }

    /** The queue as somebody has it who has just come. */
    private LocalQueue<byte[]> queue(long participant) {
        Steps.be(participant);
        return new LocalQueue<>(new QueueFile(segment), CODEC);
    }

    /** The same; tells whether it put something in, or got something out, or need not wait for it any more. */
    boolean succeeds(long participant, Deed deed) {
        int before = in.size() + out.size();
        act(participant, deed);
        return in.size() + out.size() > before || plain(2).isClosed();
    }

    /** Who did the last was killed in it. */
    void lastWasKilled(Deed deed) {
        boolean takes = deed == Deed.POLL || deed == Deed.END;
        perhapsGone += isForGood || takes && Steps.hasReached(this::isOfAMessage) ? 1 : 0;
        isForGood = false;
    }

    private boolean isOfAMessage(long offset) {
        boolean isInSlot = offset >= RingLayout.SLOTS_AT
                && (offset - RingLayout.SLOTS_AT) % RingLayout.CELL < RingLayout.LENGTH_IN_SLOT;
        return isInSlot || offset >= layout.cellsAt();
    }

    /** Someone is about to sleep. */
    int announce(int eventCountAt) {
        IntAccess ints = segment.memory().ints();
        int seen = ints.getVolatile(eventCountAt) | 1;
        ints.setVolatile(eventCountAt, seen);
        return seen;
    }

    /** And would sleep on. */
    boolean isStill(int eventCountAt, int seen) {
        return segment.memory().ints().getVolatile(eventCountAt) == seen;
    }

    private LocalQueue<byte[]> plain(int slot) {
        return queue(ParticipantId.of(slot + PLAIN, 1));
    }

    /** In the slot that the next one takes over. */
    private Ring ringOfTheDead() {
        long dead = ParticipantId.of(1, 1);
        Steps.be(dead);
        Ring ring = new Ring(segment, layout);
        Steps.kill(dead);
        return ring;
    }

    private void claimAndDie() {
        ringOfTheDead().claim(1);
    }

    private void takeAndDie() {
        ringOfTheDead().take();
        had.addAll(in);
    }

    /** Closes, and takes until told the end, or until somebody is in the way. */
    private void end(LocalQueue<byte[]> queue) {
        queue.close();
        QueueFile file = new QueueFile(segment);
        long taken = Deadline.atOnce(file::take);
        while (taken >= 0) {
            byte[] message = new byte[file.length(taken)];
            file.read(taken, message, message.length);
            byte letter = letter(message);
            file.release(taken);
            consumed(letter);
            taken = Deadline.atOnce(file::take);
        }
        isEnded |= taken == Ring.ENDED;
    }

    private void offer(LocalQueue<byte[]> queue) {
        // each of its own size
        offer(queue, SMALL - last);
    }

    private boolean offer(LocalQueue<byte[]> queue, int size) {
        byte letter = ++last;
        byte[] message = new byte[size];
        Arrays.fill(message, letter);
        perhapsIn.add(letter);
        sizes.put(letter, size);
        boolean isIn = false;
        try {
            isIn = queue.offer(message);
        } catch (QueueClosedException e) {
            assertTrue(queue.isClosed());
        }
        perhapsIn.remove(letter);
        if (isIn) {
            in.add(letter);
            assertFalse(isEnded && !out.contains(letter), () -> "in behind the end: " + this);
        }
        return isIn;
    }

    private void poll(LocalQueue<byte[]> queue) {
        byte[] message = queue.poll();
        if (message != null) {
            consumed(letter(message));
        }
    }

    private Delivery<byte[]> receive(LocalQueue<byte[]> queue) {
        try {
            return queue.receive(Duration.ZERO).orElse(null);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void acknowledge(LocalQueue<byte[]> queue) {
        Delivery<byte[]> delivery = receive(queue);
        if (delivery != null) {
            received(delivery);
            isForGood = true;
            delivery.ack();
            isForGood = false;
            consumed(letter(delivery.value()));
        }
    }

    private void giveBack(LocalQueue<byte[]> queue) {
        Delivery<byte[]> delivery = receive(queue);
        if (delivery != null) {
            received(delivery);
            delivery.giveBack();
        }
    }

    private void hold(LocalQueue<byte[]> queue) {
        Delivery<byte[]> delivery = receive(queue);
        received(delivery);
        held.add(delivery);
    }

    private void received(Delivery<byte[]> delivery) {
        byte letter = letter(delivery.value());
        assertTrue(delivery.redelivered() || !had.contains(letter), () -> "came again, unmarked: " + this);
        had.add(letter);
    }

    private void peek(LocalQueue<byte[]> queue) {
        byte[] message = queue.peek();
        if (message != null) {
            letter(message);
        }
    }

    private byte letter(byte[] message) {
        for (byte each : message) {
            assertEquals(message[0], each, "a message is torn");
        }
        assertEquals(sizes.get(message[0]), message.length, "a message has another's size");
        assertTrue(in.contains(message[0]) || perhapsIn.contains(message[0]), () -> "nobody put it: " + this);
        return message[0];
    }

    private void consumed(byte letter) {
        assertFalse(out.contains(letter), () -> "came twice: letter=" + letter + ", " + this);
        out.add(letter);
    }

    /** Who comes too late to deal with a message that others were given says so, and takes nothing from them. */
    void checkLateAcknowledgement(long dying, long heir) {
        Delivery<byte[]> first = receive(queue(dying));
        Steps.kill(dying);
        Delivery<byte[]> second = receive(queue(heir));
        assertTrue(second.redelivered());
        assertThrows(IllegalStateException.class, first::ack);
        second.ack();
        consumed(letter(second.value()));
    }

    /** All that is in the queue comes, and then it is empty, and has all its room. */
    void checkNothingIsAmiss() {
        for (Delivery<byte[]> delivery : held) {
            delivery.ack();
            consumed(letter(delivery.value()));
        }
        boolean isClosed = plain(2).isClosed();
        int before = -1;
        while (out.size() != before) {
            before = out.size();
            acknowledge(plain(2));
        }
        long missing = in.stream().filter(letter -> !out.contains(letter)).count();
        assertTrue(missing <= perhapsGone, () -> "lost: " + this);
        assertEquals(0, plain(2).size(), this::toString);
        assertTrue(plain(2).blockedBy().isEmpty());
        if (!isClosed) {
            assertTrue(offer(plain(2), layout.mostMessageBytes()), () -> "room is lost: " + this);
            poll(plain(2));
            assertTrue(out.contains(last));
            for (int i = 0; i < plain(2).capacity(); i++) {
                assertTrue(offer(plain(2), SMALL), () -> "capacity is lost: " + this);
            }
            assertFalse(offer(plain(2), SMALL), () -> "capacity was found: " + this);
        }
    }

    /** One who offers in the middle of another's offer has the same thread here, and not the same bytes. */
    private static final class Unshared implements Codec<byte[]> {
        private static final int TOO_LARGE_TO_KEEP = (1 << 20) + 1;

        @Override
        public int maxSize(byte[] value) {
            return Steps.areOn() ? TOO_LARGE_TO_KEEP : value.length;
        }

        @Override
        public void encode(byte[] value, ByteBuffer target) {
            target.put(value);
        }

        @Override
        public byte[] decode(ByteBuffer source) {
            byte[] value = new byte[source.remaining()];
            source.get(value);
            return value;
        }
    }

    @Override
    public String toString() {
        return "in=" + in + ", perhaps in=" + perhapsIn + ", out=" + out + ", perhaps gone=" + perhapsGone;
    }
}
