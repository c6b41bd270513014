package io.javaipc.local.segment;

/**
 * Names one participant of a space for all time: the slot that it has, and the how-many-eth owner of that slot it is. So a
 * word that a dead owner left is never taken for its successor's.
 *
 * <pre>
 * bit 63       48 47                          16 15          0
 *    +-----------+------------------------------+-------------+
 *    | 0         | incarnation, from 1          | slot, from 1|
 *    +-----------+------------------------------+-------------+
 * </pre>
 */
public final class ParticipantId {
    /** No participant. */
    public static final long NOBODY = 0;

    private static final int SLOT_BITS = 16;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;

    private ParticipantId() {}

    /**
     * The id.
     *
     * @param slot the slot
     * @param incarnation the how-many-eth owner of it
     * @return the id
     */
    public static long of(int slot, int incarnation) {
        return Integer.toUnsignedLong(incarnation) << SLOT_BITS | slot;
    }

    /**
     * The slot.
     *
     * @param participant the participant
     * @return from 1 to {@link Participants#MOST}
     */
    public static int slot(long participant) {
        return (int) participant & SLOT_MASK;
    }

    /**
     * The how-many-eth owner of its slot it is.
     *
     * @param participant the participant
     * @return from 1
     */
    public static int incarnation(long participant) {
        return (int) (participant >>> SLOT_BITS);
    }

    /**
     * For messages.
     *
     * @param participant the participant
     * @return such as {@code 17.3}: the third owner of slot 17
     */
    public static String toString(long participant) {
        return slot(participant) + "." + Integer.toUnsignedString(incarnation(participant));
    }
}
