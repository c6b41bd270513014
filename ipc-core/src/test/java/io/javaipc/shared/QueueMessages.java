package io.javaipc.shared;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Messages of a tortured queue: each says whose and the how-many-eth it is, and whether all of it is there. */
final class QueueMessages {
    /** The smallest that is not empty. */
    static final int SMALLEST = Integer.BYTES + Long.BYTES + Integer.BYTES;

    private static final int SMALL = 200;
    private static final int MEDIUM = 5_000;

    private QueueMessages() {}

    /**
     * What a message says.
     *
     * @param lane whose it is
     * @param sequence the how-many-eth of these
     */
    record Key(int lane, long sequence) {}

    /** A size that messages may have: mostly small, one in so many about a quarter of what the queue holds, or more. */
    static int size(int most, int oneLargeIn) {
        if (TortureVictim.oneIn(oneLargeIn)) {
            return most / 5 + TortureVictim.random(most / 5);
        }
        return SMALLEST + TortureVictim.random(TortureVictim.oneIn(4) ? MEDIUM : SMALL);
    }

    static byte[] message(int lane, long sequence, int size) {
        ByteBuffer message = ByteBuffer.allocate(size);
        message.putInt(lane).putLong(sequence);
        long pattern = (sequence + 1) * 0x9E3779B97F4A7C15L + lane;
        while (message.remaining() >= Long.BYTES + Integer.BYTES) {
            message.putLong(pattern);
        }
        message.position(size - Integer.BYTES);
        message.putInt(checksum(message.array()));
        return message.array();
    }

    /** What a message says that is not empty; null when it is not as it was put. */
    static Key key(byte[] bytes) {
        if (bytes.length < SMALLEST) {
            return null;
        }
        ByteBuffer message = ByteBuffer.wrap(bytes);
        if (message.getInt(bytes.length - Integer.BYTES) != checksum(bytes)) {
            return null;
        }
        return new Key(message.getInt(), message.getLong());
    }

    private static int checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, bytes.length - Integer.BYTES);
        return (int) sum.getValue();
    }
}
