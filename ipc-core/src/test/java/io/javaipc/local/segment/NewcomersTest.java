package io.javaipc.local.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Participants that come: in the place of the dead, not all the way, by the thousand. */
class NewcomersTest {
    private static final int COMINGS = 1_400;
    private static final int BUSY_SLOTS = 4_000;

    @TempDir
    Path space;

    @Test
    void oneWhoStopsHalfWayInADeadOnesSlotDoesNotMakeItLookAlive() throws Exception {
        try (Participants ours = Participants.join(space, "test");
                Helper victim = Helper.start(space)) {
            victim.kill();
            try (ChildProcess halfWay = Programs.java(List.of("-Xmx32m"), StopsHalfWay.class, space.toString())
                    .stdin(Input.pipe())
                    .stdout(Output.pipe())
                    .start()) {
                int slot = Integer.parseInt(Running.lines(halfWay).readLine());
                assertEquals(ParticipantId.slot(victim.id()), slot);
                assertFalse(ours.isAlive(victim.id()));
                assertTrue(ours.hasDied(victim.id()));
                try (Helper next = Helper.start(space)) {
                    assertNotEquals(slot, ParticipantId.slot(next.id()));
                    assertTrue(ours.isAlive(next.id()));
                }
            }
        }
    }

    /** Takes a slot, says which, and goes no further. */
    static final class StopsHalfWay {
        private StopsHalfWay() {}

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = LockBytes.open(Path.of(arguments[0]))) {
                new LockBytes(channel).takeLowest(slot -> {
                    System.out.println(slot);
                    while (System.in.read() >= 0) {
                        continue;
                    }
                });
            }
        }
    }

    @Test
    void whoLeavesInOrderHasNotDied() throws Exception {
        try (Participants ours = Participants.join(space, "test")) {
            long left;
            try (Helper other = Helper.start(space)) {
                left = other.id();
                assertFalse(ours.hasDied(left));
            }
            // it ends without leaving
            assertTrue(ours.hasDied(left));
            try (Helper successor = Helper.start(space)) {
                assertEquals(ParticipantId.slot(left), ParticipantId.slot(successor.id()));
                assertFalse(ours.hasDied(left), "nobody can tell any more");
            }
        }
        Participants leaving = Participants.join(space.toRealPath(), "test");
        long left = leaving.self();
        leaving.close();
        try (Helper witness = Helper.start(space)) {
            assertFalse(witness.seesAlive(left));
        }
    }

    @Test
    void thousandsComeAndGoAndNoneIsTakenForAnother() throws Exception {
        try (Participants ours = Participants.join(space, "test");
                Comer first = Comer.start(space);
                Comer second = Comer.start(space);
                Comer third = Comer.start(space)) {
            Set<Long> ids = new HashSet<>(Set.of(ours.self()));
            for (Comer comer : List.of(first, second, third)) {
                for (long id : comer.ids()) {
                    assertTrue(ids.add(id), "two were the same participant");
                    assertFalse(ours.isAlive(id));
                    assertFalse(ours.hasDied(id), "it had left in order");
                }
            }
            assertEquals(1 + 3 * COMINGS, ids.size());
            assertEquals(1, ours.report().size(), "nobody else is left");
        }
    }

    /**
     * A JVM that comes and goes.
     *
     * @param child its process
     */
    private record Comer(ChildProcess child) implements AutoCloseable {
        static Comer start(Path space) {
            return new Comer(Programs.java(List.of("-Xmx64m"), ComesAndGoes.class, space.toString())
                    .stdout(Output.pipe())
                    .start());
        }

        Set<Long> ids() throws IOException {
            return Running.lines(child).lines().map(Long::valueOf).collect(Collectors.toSet());
        }

        @Override
        public void close() {
            child.close();
        }
    }

    /** Takes part again and again, and says as whom. */
    static final class ComesAndGoes {
        private ComesAndGoes() {}

        public static void main(String[] arguments) throws IOException {
            for (int i = 0; i < COMINGS; i++) {
                try (Participants participants = Participants.join(Path.of(arguments[0]), "comer")) {
                    System.out.println(participants.self());
                }
            }
        }
    }

    @Test
    void aCrowdedSpaceHasRoomForMore() throws Exception {
        Participants.join(space, "test").close();
        try (ChildProcess crowd = Programs.java(List.of("-Xmx64m"), Crowd.class, space.toString())
                .stdin(Input.pipe())
                .stdout(Output.pipe())
                .start()) {
            assertEquals("true", Running.lines(crowd).readLine());
            try (Participants ours = Participants.join(space, "test");
                    Helper other = Helper.start(space)) {
                assertEquals(BUSY_SLOTS + 1, ParticipantId.slot(ours.self()));
                assertEquals(BUSY_SLOTS + 2, ParticipantId.slot(other.id()));
                assertTrue(ours.isAlive(other.id()));
                other.kill();
                assertFalse(ours.isAlive(other.id()));
            }
        }
    }

    /** Has thousands of slots until its input ends. */
    static final class Crowd {
        private Crowd() {}

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = LockBytes.open(Path.of(arguments[0]))) {
                boolean slots = channel.tryLock(1, BUSY_SLOTS, false) != null;
                boolean lives = channel.tryLock(1L + LockBytes.SLOTS, BUSY_SLOTS, false) != null;
                System.out.println(slots && lives);
                while (System.in.read() >= 0) {
                    continue;
                }
            }
        }
    }
}
