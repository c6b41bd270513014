package io.javaipc.local.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs that come, go, are killed and are stopped, on one space. */
class ParticipantsTest {
    @TempDir
    Path space;

    @Test
    void theLivingSeeEachOther() throws Exception {
        try (Participants ours = join();
                Helper other = Helper.start(space)) {
            assertNotEquals(ours.self(), other.id());
            assertTrue(ours.isAlive(other.id()));
            assertTrue(ours.isAlive(ours.self()));
            assertTrue(other.seesAlive(ours.self()));
        }
    }

    @Test
    void whoWasKilledIsDeadForAll() throws Exception {
        try (Participants ours = join();
                Helper witness = Helper.start(space);
                Helper victim = Helper.start(space)) {
            victim.kill();
            assertFalse(ours.isAlive(victim.id()));
            assertFalse(witness.seesAlive(victim.id()));
        }
    }

    @Test
    void whoHasTheSlotOfTheDeadIsSomebodyElse() throws Exception {
        try (Participants ours = join();
                Helper victim = Helper.start(space)) {
            victim.kill();
            try (Helper successor = Helper.start(space)) {
                assertEquals(ParticipantId.slot(victim.id()), ParticipantId.slot(successor.id()));
                assertTrue(ours.isAlive(successor.id()));
                assertFalse(ours.isAlive(victim.id()));
                assertFalse(successor.seesAlive(victim.id()));
            }
        }
    }

    @Test
    void whoLeavesFinishesAShortStepFirst() throws Exception {
        Participants ours = join();
        Running.Call<Void> leaving = ours.whileTakingPart(() -> {
            Running.Call<Void> call = Running.start(() -> {
                ours.close();
                return null;
            });
            while (call.thread().getState() != Thread.State.BLOCKED
                    && call.thread().isAlive()) {
                Thread.onSpinWait();
            }
            assertTrue(ours.isAlive(ours.self()), "left in the middle");
            return call;
        });
        leaving.outcome().get();
        assertThrows(IllegalStateException.class, () -> ours.whileTakingPart(() -> "never"));
    }

    @Test
    void ownSlotsEarlierOwnerIsDead() throws Exception {
        long dead;
        try (Helper victim = Helper.start(space)) {
            victim.kill();
            dead = victim.id();
        }
        try (Participants ours = join()) {
            assertEquals(ParticipantId.slot(dead), ParticipantId.slot(ours.self()));
            assertFalse(ours.isAlive(dead));
        }
    }

    @Test
    void whoIsStoppedLives() throws Exception {
        try (Participants ours = join();
                Helper other = Helper.start(space)) {
            long pid = other.child().pid();
            Command.of("kill", "-STOP", Long.toString(pid)).run();
            Await.until(() -> Proc.state(pid) == 'T');
            assertTrue(ours.isAlive(other.id()));
            Command.of("kill", "-CONT", Long.toString(pid)).run();
        }
    }

    @Test
    void whoLeavesIsGone() throws Exception {
        try (Helper other = Helper.start(space)) {
            Participants ours = join();
            long self = ours.self();
            assertTrue(other.seesAlive(self));
            ours.close();
            ours.close();
            assertFalse(other.seesAlive(self));
            assertThrows(IllegalStateException.class, () -> ours.isAlive(other.id()));
        }
    }

    @Test
    void joiningTwiceIsOneParticipantUntilBothHaveLeft() throws Exception {
        try (Helper other = Helper.start(space)) {
            Participants first = join();
            Participants second = Participants.join(space.resolve("..").resolve(space.getFileName()), "again");
            assertEquals(first.self(), second.self());
            first.close();
            assertTrue(other.seesAlive(second.self()));
            assertTrue(second.isAlive(other.id()));
            second.close();
            assertFalse(other.seesAlive(first.self()));
        }
    }

    @Test
    void anotherClassLoaderOfThisJvmIsTheSameParticipant() throws Exception {
        try (Participants ours = join();
                Helper other = Helper.start(space);
                URLClassLoader loader = anotherLoader()) {
            Class<?> copy = loader.loadClass(Participants.class.getName());
            assertNotEquals(Participants.class, copy);
            Object theirs = copy.getMethod("join", Path.class, String.class).invoke(null, space, "copy");
            assertEquals(ours.self(), copy.getMethod("self").invoke(theirs));
            assertEquals(true, copy.getMethod("isAlive", long.class).invoke(theirs, other.id()));
            copy.getMethod("close").invoke(theirs);
            assertTrue(other.seesAlive(ours.self()), "its leaving took our byte away");
        }
    }

    private static URLClassLoader anotherLoader() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @Test
    void interruptedThreadsLoseNothing() throws Exception {
        try (Helper other = Helper.start(space)) {
            Thread.currentThread().interrupt();
            Participants ours = join();
            boolean sees = ours.isAlive(other.id());
            boolean seesItself = ours.isAlive(ours.self());
            assertTrue(Thread.interrupted(), "the interrupt was swallowed");
            assertTrue(sees && seesItself);
            assertTrue(other.seesAlive(ours.self()), "the interrupt closed the lock file");
            ours.close();
        }
    }

    @Test
    void manyNewcomersAtOnceHaveIdsOfTheirOwn() throws Exception {
        List<ChildProcess> starting = new ArrayList<>();
        List<Helper> helpers = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                starting.add(Helper.command(space).start());
            }
            for (ChildProcess child : starting) {
                helpers.add(Helper.of(child));
            }
            Set<Long> ids = new HashSet<>();
            for (Helper helper : helpers) {
                ids.add(helper.id());
                assertTrue(helpers.get(0).seesAlive(helper.id()));
            }
            assertEquals(helpers.size(), ids.size());
        } finally {
            helpers.forEach(Helper::close);
            starting.forEach(ChildProcess::close);
        }
    }

    @Test
    void pidsOfAnotherNamespaceMeanNothing() throws Exception {
        List<String> elsewhere = new ArrayList<>(List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child"));
        List<String> words = new ArrayList<>(elsewhere);
        words.add("true");
        assumeTrue(Command.of(words).unchecked().run().status().isSuccess(), "no namespaces may be made here");
        elsewhere.addAll(Helper.command(space).words());
        try (Participants ours = join();
                Helper other = Helper.of(Command.of(elsewhere)
                        .stdin(Input.pipe())
                        .stdout(Output.pipe())
                        .start())) {
            assertTrue(ours.isAlive(other.id()));
            assertTrue(other.seesAlive(ours.self()));
            other.kill();
            Await.until(() -> !ours.isAlive(other.id()));
        }
    }

    @Test
    void fullSpaceSaysSo() throws Exception {
        join().close();
        try (ChildProcess holder = Programs.java(
                        List.of("-Xmx32m"),
                        HoldsEverySlot.class,
                        space.resolve("participants.lock").toString())
                .stdin(Input.pipe())
                .stdout(Output.pipe())
                .start()) {
            assertEquals("true", Running.lines(holder).readLine());
            IOException full = assertThrows(IOException.class, this::join);
            assertTrue(full.getMessage().contains("shared space is full: participants=4095"), full.getMessage());
        }
        join().close();
    }

    @Test
    void whatTheEarlierOwnerWasMakingIsRemoved() throws Exception {
        join().close();
        Path mine = Files.createFile(space.resolve(".new-1-half"));
        Path others = Files.createFile(space.resolve(".new-11-half"));
        try (Participants ours = join()) {
            assertEquals(1, ParticipantId.slot(ours.self()));
            assertFalse(Files.exists(mine));
            assertTrue(Files.exists(others));
        }
    }

    @Test
    void messagesNameWhoIsMeant() throws Exception {
        try (Participants ours = join();
                Helper other = Helper.start(space)) {
            String id = "participant=" + ParticipantId.toString(other.id());
            assertEquals("pid=" + other.child().pid() + ", name=helper, " + id, ours.describe(other.id()));
            other.kill();
            assertEquals("pid=" + other.child().pid() + ", name=helper, " + id, ours.describe(other.id()));
            try (Helper successor = Helper.start(space)) {
                assertNotEquals(other.id(), successor.id());
                assertEquals(id, ours.describe(other.id()));
                assertThrows(IllegalArgumentException.class, () -> ours.isAlive(ParticipantId.NOBODY));
            }
        }
    }

    private Participants join() throws IOException {
        return Participants.join(space, "test");
    }
}
