package io.javaipc.local.sync;

import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.memory.LongAccess;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Who came to the two last rounds of a barrier, in order.
 *
 * <pre>
 *    +-----------------------------------+
 *    | who came in even rounds           |
 *    +-----------------------------------+
 *    | who came in odd rounds            |
 *    +-----------------------------------+
 * </pre>
 */
final class Arrivals {
    private final LongAccess memory;
    private final int offset;
    private final int parties;
    private final Participants participants;

    Arrivals(Segment segment, int offset) {
        this.memory = segment.memory().longs();
        this.offset = offset;
        this.parties = (int) segment.geometry();
        this.participants = segment.participants();
    }

    static long bytes(int parties) {
        return 2L * parties * Long.BYTES;
    }

    private int word(int round, int index) {
        return offset + ((round & 1) * parties + index) * Long.BYTES;
    }

    /** Names this process, before it is counted. */
    void add(int round, int index) {
        memory.setVolatile(word(round, index), participants.self());
    }

    /** Tells whether one of those who came, and were to wait, does not take part any more. */
    boolean anyIsGone(int round, int arrived) {
        long asked = participants.self();
        for (int index = 0; index < arrived; index++) {
            long party = memory.getVolatile(word(round, index));
            // threads of one process often come one after the other
            if (party != asked && !participants.isAlive(party)) {
                return true;
            }
            asked = party;
        }
        return false;
    }

    /** Tells whether one of all who were in a round died, rather than left. */
    boolean anyDiedAfter(int round) {
        long asked = participants.self();
        for (int index = 0; index < parties; index++) {
            long party = memory.getVolatile(word(round, index));
            // there was none before the first
            if (party != asked && party != ParticipantId.NOBODY && participants.hasDied(party)) {
                return true;
            }
            asked = party;
        }
        return false;
    }

    /** Who has come, for people. */
    String describe(int round, int arrived) {
        Map<Long, Integer> threads = new LinkedHashMap<>();
        for (int index = 0; index < arrived; index++) {
            threads.merge(memory.getVolatile(word(round, index)), 1, Integer::sum);
        }
        StringJoiner waiters = new StringJoiner("; ");
        waiters.setEmptyValue("nobody");
        threads.forEach((party, count) -> waiters.add(participants.describeState(party, ", threads=" + count)));
        return waiters.toString();
    }
}
