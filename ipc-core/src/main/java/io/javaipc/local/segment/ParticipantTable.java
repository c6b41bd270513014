package io.javaipc.local.segment;

import io.javaipc.memory.MemoryView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Who has, or had, each slot of a space. The incarnation decides; the rest is for people. An incarnation is odd while the
 * slot has an owner; the owner makes it even when it leaves, and who finds it odd in a slot that is free knows that the
 * owner died.
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
    private static final int INCARNATION_AT = 0;
    private static final int NAME_LENGTH_AT = INCARNATION_AT + Integer.BYTES;
    private static final int PID_AT = NAME_LENGTH_AT + Integer.BYTES;
    private static final int JOINED_AT = PID_AT + Long.BYTES;
    private static final int NAME_AT = JOINED_AT + Long.BYTES;
    private static final int RECORD = 64;
    private static final int LONGEST_NAME = RECORD - NAME_AT;

    private final MemoryView file;

    ParticipantTable(MemoryView file) {
        this.file = file;
    }

    static SegmentShape shape(int slots) {
        return new SegmentShape(SegmentKind.PARTICIPANTS, slots, (long) slots * RECORD);
    }

    private static int at(int slot) {
        return SegmentHeader.BYTES + (slot - 1) * RECORD;
    }

    int incarnation(int slot) {
        return file.ints().getVolatile(at(slot) + INCARNATION_AT);
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
        int last = incarnation(slot);
        return become(slot, isOwned(last) ? last + 2 : last + 1);
    }

    /** Ends the incarnation of an owner that leaves in order. */
    void retire(int slot) {
        become(slot, incarnation(slot) + 1);
    }

    private int become(int slot, int incarnation) {
        file.ints().setVolatile(at(slot) + INCARNATION_AT, incarnation);
        return incarnation;
    }

    static boolean isOwned(int incarnation) {
        return (incarnation & 1) != 0;
    }

    long pid(int slot) {
        return file.getLong(at(slot) + PID_AT);
    }

    Instant joined(int slot) {
        return Instant.ofEpochMilli(file.getLong(at(slot) + JOINED_AT));
    }

    String name(int slot) {
        int length = Math.max(0, Math.min(file.getInt(at(slot) + NAME_LENGTH_AT), LONGEST_NAME));
        byte[] bytes = new byte[length];
        file.get(at(slot) + NAME_AT, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
