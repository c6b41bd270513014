package io.javaipc.local.segment;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Who has, or had, each slot of a space. The incarnation decides; the rest is for people.
 *
 * <pre>
 *  0 +-----------------+-----------------+
 *    | incarnation     | bytes of name   |
 *  8 +-----------------+-----------------+
 *    | pid                               |
 * 16 +-----------------------------------+
 *    | time of joining, ms since 1970    |
 * 24 +-----------------------------------+
 *    | name, UTF-8                       |
 * 64 +-----------------------------------+
 * </pre>
 */
final class ParticipantTable {
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final int INCARNATION_AT = 0;
    private static final int NAME_LENGTH_AT = INCARNATION_AT + Integer.BYTES;
    private static final int PID_AT = NAME_LENGTH_AT + Integer.BYTES;
    private static final int JOINED_AT = PID_AT + Long.BYTES;
    private static final int NAME_AT = JOINED_AT + Long.BYTES;
    private static final int RECORD = 64;
    private static final int LONGEST_NAME = RECORD - NAME_AT;

    private final ByteBuffer file;

    ParticipantTable(ByteBuffer file) {
        this.file = file;
    }

    static ByteBuffer openOrCreate(Path path, int slots, int slot) {
        SegmentShape shape = new SegmentShape(SegmentKind.PARTICIPANTS, slots, slots * RECORD);
        return SegmentFile.openOrCreate(path, shape, ParticipantId.of(slot, 0), file -> {});
    }

    private static int at(int slot) {
        return SegmentHeader.BYTES + (slot - 1) * RECORD;
    }

    int incarnation(int slot) {
        return (int) INT.getVolatile(file, at(slot) + INCARNATION_AT);
    }

    /** Gives the slot, whose byte the caller holds, to its next owner: no word of an earlier one counts as alive. */
    int succeed(int slot, String name) {
        int at = at(slot);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, LONGEST_NAME);
        file.putInt(at + NAME_LENGTH_AT, length);
        file.putLong(at + PID_AT, ProcessHandle.current().pid());
        file.putLong(at + JOINED_AT, System.currentTimeMillis());
        file.put(at + NAME_AT, bytes, 0, length);
        return retire(slot);
    }

    /** Ends an incarnation. */
    int retire(int slot) {
        int incarnation = incarnation(slot) + 1;
        INT.setVolatile(file, at(slot) + INCARNATION_AT, incarnation);
        return incarnation;
    }

    long pid(int slot) {
        return file.getLong(at(slot) + PID_AT);
    }

    String name(int slot) {
        int length = Math.max(0, Math.min(file.getInt(at(slot) + NAME_LENGTH_AT), LONGEST_NAME));
        byte[] bytes = new byte[length];
        file.get(at(slot) + NAME_AT, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
