package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.javaipc.platform.IpcException;
import io.javaipc.process.JavaProcess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How spaces begin and end. */
public abstract class SharedSpaceContract extends SpaceContract {
    private List<String> before;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedSpaceContract(String platform) {
        super(platform);
    }

    @BeforeEach
    final void listSpaces() {
        before = SpaceProvider.installed().names();
    }

    /** The spaces that were not there at the start. */
    private List<String> made() {
        List<String> made = new ArrayList<>(SpaceProvider.installed().names());
        made.removeAll(before);
        return made;
    }

    @Test
    void aTemporarySpaceGoesWithTheLastHandleOfItsOnlyProcess() {
        SharedSpace first = SharedSpace.temporary();
        SharedSpace second = SharedSpace.temporary();
        assertNotEquals(first.name(), second.name());
        SharedSpace again = SharedSpace.open(first.name());
        first.longValue("number").set(3);
        first.close();
        assertEquals(3, again.longValue("number").get());
        again.close();
        assertEquals(List.of(second.name()), made());
        second.destroy();
        assertEquals(List.of(), made());
        first.close();
    }

    @Test
    void aTemporarySpaceStaysWhileATaskUsesIt() throws Exception {
        SharedSpace temporary = SharedSpace.temporary();
        SharedLong number = temporary.longValue("number");
        SharedEvent started = space.event("started");
        SharedEvent mayEnd = space.event("mayEnd");
        try (JavaProcess<Long> process = JavaProcess.start(() -> {
            number.set(5);
            started.set();
            mayEnd.await();
            return number.incrementAndGet();
        })) {
            started.await();
            temporary.close();
            assertEquals(List.of(temporary.name()), made());
            // the next to come looks for spaces that nobody uses
            SharedSpace.open(space.name()).close();
            try (SharedSpace again = SharedSpace.open(temporary.name())) {
                assertEquals(5, again.longValue("number").get());
                mayEnd.set();
                assertEquals(6, process.join());
                process.process().awaitExit();
                assertEquals(6, again.longValue("number").get());
            }
        }
        assertEquals(List.of(), made());
    }

    @Test
    void aTemporarySpaceGoesWithTheTaskThatUsedItLast() throws Exception {
        SharedSpace temporary = SharedSpace.temporary();
        SharedLong number = temporary.longValue("number");
        SharedEvent mayEnd = space.event("mayEnd");
        SharedEvent started = space.event("started");
        try (JavaProcess<Void> process = JavaProcess.start(() -> {
            number.set(5);
            started.set();
            mayEnd.await();
        })) {
            started.await();
            temporary.close();
            assertEquals(List.of(temporary.name()), made());
            mayEnd.set();
            process.join();
            process.process().awaitExit();
            assertEquals(List.of(), made());
        }
    }

    @Test
    void aTemporarySpaceOfTheKilledGoesWhenAnyIsOpened() throws Exception {
        Peer victim = peer(TemporaryProgram.class);
        assertEquals("1", victim.run("count"));
        assertEquals(1, made().size());
        SharedSpace.open(space.name()).close();
        assertEquals(1, made().size());
        victim.kill();
        assertEquals(1, made().size());
        SharedSpace.open(space.name()).close();
        assertEquals(List.of(), made());
    }

    @Test
    void aTemporarySpaceGoesWithAProcessThatEndsInOrder() throws Exception {
        Peer other = peer(TemporaryProgram.class);
        for (int i = 1; i <= 5; i++) {
            assertEquals(Integer.toString(i), other.run("count"));
        }
        other.begin("exit");
        other.child().awaitExit();
        assertEquals(List.of(), made());
        SharedSpace temporary = SharedSpace.temporary();
        Peer second = peer(TemporaryProgram.class, temporary.name());
        assertEquals("1", second.run("count"));
        temporary.close();
        assertEquals("2", second.run("count"));
        second.begin("exit");
        second.child().awaitExit();
        assertEquals(List.of(), made());
    }

    @Test
    void aSpaceThatWasDestroyedPutsNothingIntoItsSuccessor() {
        SharedSpace old = SharedSpace.open(space.name());
        SharedLong number = old.longValue("number");
        space.destroy();
        assertThrows(IpcException.class, () -> old.lock("lock"));
        space = SharedSpace.open(space.name());
        assertThrows(IpcException.class, () -> old.lock("lock"));
        SharedLock lock = space.lock("lock");
        assertThrows(IpcException.class, () -> old.lock("lock"));
        assertFalse(lock.isLocked());
        number.set(4);
        assertEquals(0, space.longValue("number").get());
        old.close();
    }
}
