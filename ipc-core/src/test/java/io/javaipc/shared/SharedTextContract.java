package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import io.javaipc.process.Command;
import io.javaipc.process.JavaProcess;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Running;
import org.junit.jupiter.api.Test;

/** What a text between processes must do. */
public abstract class SharedTextContract extends SpaceContract {
    private static final int TIMES = 2_000;
    private static final int LARGE = 1 << 20;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedTextContract(String platform) {
        super(platform);
    }

    @Test
    void aTextIsReadAsItWasWritten() {
        SharedText text = space.text("text", 11);
        assertEquals(11, text.capacity());
        for (String written : new String[] {"", "a", "grün", "日本語", "\ud83d\ude00", "a\0b", "elevenbytes", ""}) {
            text.set(written);
            assertEquals(written, text.get());
            assertEquals(written, text.toString());
            assertEquals(written, space.text("text", 11).get());
        }
        text.set("grün");
        assertEquals(5, text.byteLength());
        assertTrue(text.compareAndSet("grün", "rot"));
        assertFalse(text.compareAndSet("grün", "blau"));
        assertFalse(text.compareAndSet("rot ", "blau"));
        assertEquals("rot", text.get());
        text.set("?");
        assertFalse(text.compareAndSet("\ud83d", "!"));
        space.text("none", 0).set("");
        assertEquals("", space.text("none", 0).get());
    }

    @Test
    void aTextThatDoesNotFitIsRefusedAndNothingChanges() {
        SharedText text = space.text("text", 5);
        text.set("12345");
        String message = assertThrows(IllegalArgumentException.class, () -> text.set("1234ü"))
                .getMessage();
        assertEquals("text is too long: text=text.text, bytes=6, capacity=5", message);
        assertThrows(IllegalArgumentException.class, () -> text.compareAndSet("12345", "123456"));
        message = assertThrows(IllegalArgumentException.class, () -> text.set("a\ude00"))
                .getMessage();
        assertEquals("text has half a surrogate pair: text=text.text, length=2", message);
        assertEquals("12345", text.get());
        message = assertThrows(IpcException.class, () -> space.text("text", 6)).getMessage();
        assertTrue(message.contains("found=TEXT[5], asked=TEXT[6]"), message);
        message = assertThrows(IllegalArgumentException.class, () -> space.text("large", 1 << 30))
                .getMessage();
        assertTrue(message.startsWith("shared object is too large: kind=TEXT, length=1073741824, bytes="), message);
        message = assertThrows(IllegalArgumentException.class, () -> space.text("text", -1))
                .getMessage();
        assertEquals("capacity is negative: capacity=-1", message);
    }

    @Test
    void twoProcessesAtOnceLoseNothing() throws Exception {
        SharedText text = space.text("text", 10);
        SharedCountDownLatch both = space.countDownLatch("both", 2);
        text.set("0");
        try (JavaProcess<Void> child = JavaProcess.start(() -> count(both, text))) {
            count(both, text);
            child.join();
        }
        assertEquals(Integer.toString(2 * TIMES), text.get());
    }

    private static void count(SharedCountDownLatch both, SharedText text) {
        both.countDown();
        // without sleep: they are to work at the same time
        while (both.getCount() > 0) {
            Thread.yield();
        }
        for (int i = 0; i < TIMES; i++) {
            String was = text.get();
            while (!text.compareAndSet(was, Integer.toString(Integer.parseInt(was) + 1))) {
                was = text.get();
            }
        }
    }

    @Test
    void aWriterStoppedInTheMiddleHindersNoReaderAndKilledNobody() throws Exception {
        SharedText text = space.text("text", LARGE);
        try (JavaProcess<Void> writer = JavaProcess.start(() -> writeForever(text))) {
            Await.until(() -> text.byteLength() > 0);
            stopWhileItWrites(writer.pid());
            String before = text.get();
            assertTrue(TextTortureProgram.isWhole(before));
            Running.Call<Void> other = Running.start(() -> {
                text.set("other");
                return null;
            });
            for (int i = 0; i < 100; i++) {
                assertEquals(before, text.get());
            }
            assertFalse(other.outcome().isDone(), "the right was stolen from the living");
            writer.process().destroyForcibly();
            other.outcome().get();
            assertEquals("other", text.get());
        }
    }

    private static void writeForever(SharedText text) {
        for (int i = 0; ; i++) {
            text.set(TextTortureProgram.text(i, LARGE - 100));
        }
    }

    private void stopWhileItWrites(long pid) throws Exception {
        while (true) {
            Command.of("kill", "-STOP", Long.toString(pid)).run();
            Await.until(() -> Proc.state(pid) == 'T');
            boolean writes = SpaceProvider.installed().inspect(space.name()).objects().stream()
                    .anyMatch(object -> object.facts().containsKey("writer"));
            if (writes) {
                return;
            }
            Command.of("kill", "-CONT", Long.toString(pid)).run();
        }
    }

    @Test
    void aClosedSpacesTextRefuses() {
        SharedSpace again = SharedSpace.open(space.name());
        SharedText text = again.text("text", 5);
        again.close();
        assertThrows(IllegalStateException.class, text::get);
        String message =
                assertThrows(IllegalStateException.class, () -> text.set("a")).getMessage();
        assertTrue(message.startsWith("shared object is closed with its space: path="), message);
        assertThrows(IllegalStateException.class, () -> text.compareAndSet("", "a"));
        assertEquals("", space.text("text", 5).get());
        space.text("text", 5).set("b");
    }
}
