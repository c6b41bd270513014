package io.javaipc.shared;

import io.javaipc.codec.Codec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * One of the two broadcasts of a torture: what its messages look like, how far each writer is, and what one subscription has
 * seen. Each writer numbers its messages from 1.
 */
final class BroadcastTally {
    private static final int MOST_WRITERS = 20_000;
    private static final int HEAD_BYTES = 3 * Long.BYTES;
    private static final int MOST_SMALL_BYTES = 200;
    private static final int MOST_LARGE_BYTES = 6_000;
    private static final int ONE_LARGE_IN = 16;
    private static final BroadcastOptions OPTIONS =
            BroadcastOptions.ofCapacity(200).withBytes(1 << 16);

    /** The broadcast. */
    final SharedBroadcast<byte[]> broadcast;

    private final TortureScene scene;
    private final boolean isLossless;
    private final SharedLongArray begun;
    private final SharedLongArray done;
    // by writer: what was seen last, and what must have been seen before anything later
    private final Map<Integer, Long> last = new HashMap<>();
    private long[] doneBefore;
    private long[] begunBefore;
    private BroadcastSubscription<byte[]> subscription;
    private long missed;

    BroadcastTally(SharedSpace space, TortureScene scene, boolean isLossless) {
        this.scene = scene;
        this.isLossless = isLossless;
        String name = isLossless ? "lossless" : "lossy";
        broadcast = space.broadcast(name, Codec.bytes(), isLossless ? OPTIONS : OPTIONS.lossy());
        begun = space.longArray("begun-" + name, MOST_WRITERS);
        done = space.longArray("done-" + name, MOST_WRITERS);
    }

    /** Publishes the next message of a writer, if nobody is in the way. */
    boolean publish(int writer, SplittableRandom random) {
        long number = done.get(writer) + 1;
        begun.set(writer, number);
        if (!broadcast.offer(message(writer, number, random))) {
            return false;
        }
        done.set(writer, number);
        return true;
    }

    private static byte[] message(int writer, long number, SplittableRandom random) {
        int most = random.nextInt(ONE_LARGE_IN) == 0 ? MOST_LARGE_BYTES : MOST_SMALL_BYTES;
        ByteBuffer message =
                ByteBuffer.allocate(HEAD_BYTES + random.nextInt(most)).order(ByteOrder.nativeOrder());
        random.nextBytes(message.array());
        message.putLong(writer).putLong(number).putLong(checksum(message.array()));
        return message.array();
    }

    /** Of all but the place where it is. */
    private static long checksum(byte[] message) {
        CRC32 checksum = new CRC32();
        checksum.update(message, HEAD_BYTES, message.length - HEAD_BYTES);
        return checksum.getValue() << Integer.SIZE | message.length;
    }

    /** Subscribes anew. */
    void subscribe() {
        if (subscription != null) {
            subscription.close();
        }
        last.clear();
        missed = 0;
        doneBefore = done.toArray();
        subscription = broadcast.subscribe();
        begunBefore = begun.toArray();
    }

    /** Reads a message, if there is one, and holds against the broadcast what is wrong with it. */
    boolean read() {
        byte[] bytes = subscription.poll();
        if (bytes == null) {
            return false;
        }
        ByteBuffer message = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        if (!scene.check(bytes.length >= HEAD_BYTES, "message is cut: bytes=" + bytes.length)) {
            return true;
        }
        int writer = (int) message.getLong();
        long number = message.getLong();
        if (scene.check(message.getLong() == checksum(bytes), describe("message is torn", writer, number))) {
            see(writer, number);
        }
        return true;
    }

    private void see(int writer, long number) {
        Long before = last.put(writer, number);
        if (before == null) {
            scene.check(number > doneBefore[writer], describe("it had been published before", writer, number));
            missed += Math.max(0, number - begunBefore[writer] - 1);
        } else {
            scene.check(number > before, describe("it came twice, or too late", writer, number));
            missed += Math.max(0, number - before - 1);
        }
        // what was counted as lost was; and nothing else was lost
        scene.check(
                missed <= (isLossless ? 0 : subscription.lost()),
                describe("messages are missing, number=" + missed, writer, number));
    }

    private String describe(String what, int writer, long number) {
        return what + ": lossless=" + isLossless + ", writer=" + writer + ", message=" + number + ", lost="
                + subscription.lost();
    }

    /** Holds against it what is still missing, when all writers are dead and everything was read. */
    void checkAtEnd() {
        long unknown = 0;
        for (int writer = 0; writer < MOST_WRITERS; writer++) {
            long seen = last.getOrDefault(writer, begunBefore[writer]);
            missed += Math.max(0, done.get(writer) - seen);
            // it may have been published, and lost
            unknown += begun.get(writer) > Math.max(seen, done.get(writer)) ? 1 : 0;
        }
        long lost = subscription.lost();
        scene.check(
                isLossless ? missed == 0 && lost == 0 : missed <= lost && lost <= missed + unknown,
                "messages are missing at the end: lossless=" + isLossless + ", missing=" + missed + ", lost=" + lost
                        + ", unknown=" + unknown);
    }

    /** Tells whether there is nothing to be read. */
    boolean isDrained() {
        return subscription.lag() == 0;
    }

    /** How many messages this subscription was too slow for. */
    long lost() {
        return subscription.lost();
    }
}
