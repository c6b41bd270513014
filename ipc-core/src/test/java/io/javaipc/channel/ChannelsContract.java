package io.javaipc.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.JavaProcess;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import io.javaipc.testing.program.ReadsMuch;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting for messages, new channels and ends of children at once. */
public abstract class ChannelsContract extends PlatformContract {
    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(30);

    private MessagePipe<String> one;
    private MessagePipe<String> two;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected ChannelsContract(String platform) {
        super(platform);
    }

    @BeforeEach
    final void open() throws IOException {
        one = MessagePipe.duplex(Codec.utf8());
        two = MessagePipe.duplex(Codec.utf8());
    }

    @AfterEach
    final void close() throws IOException {
        one.close();
        two.close();
    }

    private Running.Call<List<Selectable>> selecting(Selectable... selectables) throws InterruptedException {
        return Selecting.start(() -> Channels.select(LONG, selectables));
    }

    @Test
    void thoseThatAreReadyAreFound() throws Exception {
        assertEquals(List.of(), Channels.select(Duration.ZERO, one.left(), two.left()));
        assertEquals(List.of(), Channels.select(Duration.ofSeconds(-1), one.left(), two.left()));
        two.right().send("a");
        assertEquals(List.of(two.left()), Channels.select(one.left(), two.left()));
        assertEquals(List.of(two.left()), Channels.select(Duration.ofSeconds(-1), one.left(), two.left()));
        one.right().send("");
        Await.until(() -> one.left().isReady());
        assertEquals(List.of(one.left(), two.left()), Channels.select(one.left(), two.left(), one.left()));
        assertEquals("a", two.left().receive());
        assertEquals(List.of(one.left()), Channels.select(LONG, one.left(), two.left()));
    }

    @Test
    void aTimeThatIsOverIsWaitedFor() throws Exception {
        long start = System.nanoTime();
        assertEquals(List.of(), Channels.select(SOON, one.left(), two.left()));
        assertEquals(List.of(), Channels.select(SOON));
        assertTrue(System.nanoTime() - start >= 2 * SOON.toNanos());
        assertThrows(IllegalArgumentException.class, Channels::select);
    }

    @Test
    void aMessageWakes() throws Exception {
        Running.Call<List<Selectable>> waiting = selecting(one.left(), two.left());
        one.right().send("wake up");
        assertEquals(List.of(one.left()), waiting.outcome().get());
    }

    @Test
    void halfAMessageDoesNotWake() throws Exception {
        SocketPair pair = SocketPair.open();
        try (StreamSocket raw = pair.one();
                StreamChannel<String> text = new StreamChannel<>(
                        pair.two(), new ChannelKind<>(Codec.utf8(), ChannelOptions.defaults(), true, true), "half")) {
            Running.Call<List<Selectable>> waiting = selecting(text, two.left());
            raw.writeFully(ByteBuffer.wrap(new byte[] {0, 0, 0, 2, 'a'}), Deadline.NEVER);
            // it has been read, and the selection waits again
            Await.until(() -> text.reader().length().isPresent());
            assertEquals(List.of(), Channels.select(SOON, text));
            two.right().send("other");
            assertEquals(List.of(two.left()), waiting.outcome().get());
            raw.writeFully(ByteBuffer.wrap(new byte[] {'b'}), Deadline.NEVER);
            assertEquals(List.of(text), Channels.select(text));
            assertEquals("ab", text.receive());
        }
    }

    @Test
    void theEndOfTheOtherSideWakes() throws Exception {
        Running.Call<List<Selectable>> waiting = selecting(one.left(), two.left());
        two.right().close();
        assertEquals(List.of(two.left()), waiting.outcome().get());
    }

    @Test
    void closingWakes() throws Exception {
        Running.Call<List<Selectable>> waiting = selecting(one.left(), two.left());
        two.left().close();
        assertEquals(List.of(two.left()), waiting.outcome().get());
    }

    @Test
    void theEndOfAChildWakes() throws Exception {
        try (ChildProcess child = Programs.java(ReadsMuch.class).start();
                ChildProcess other = Programs.java(ReadsMuch.class).start()) {
            assertEquals(List.of(), Channels.select(SOON, child, one.left()));
            Running.Call<List<Selectable>> waiting = selecting(other, one.left(), child);
            child.destroyForcibly();
            assertEquals(List.of(child), waiting.outcome().get());
            assertEquals(List.of(child), Channels.select(child, one.left()));
            child.awaitExit();
        }
    }

    @Test
    void aChannelThatCanBeAcceptedWakes() throws Exception {
        byte[] key = MessageListener.randomKey();
        try (MessageListener<String> listener = MessageListener.bind(Codec.utf8(), key)) {
            Running.Call<List<Selectable>> waiting = selecting(one.left(), listener);
            try (MessageChannel<String> client = MessageChannel.connect(listener.address(), Codec.utf8(), key)) {
                assertEquals(List.of(listener), waiting.outcome().get());
                try (MessageChannel<String> accepted = listener.accept()) {
                    client.send("x");
                    assertEquals(List.of(accepted), Channels.select(listener, accepted));
                }
            }
            Running.Call<List<Selectable>> closing = selecting(one.left(), listener);
            closeNow(listener);
            assertEquals(List.of(listener), closing.outcome().get());
        }
    }

    private static void closeNow(MessageListener<?> listener) throws IOException {
        listener.close();
    }

    @Test
    void whileAnotherReceivesOneIsToldWhenThereIsMore() throws Exception {
        Running.Call<String> receiver = Selecting.start(one.left()::receive);
        Running.Call<List<Selectable>> waiting = selecting(one.left(), two.left());
        one.right().send("for the receiver");
        assertEquals("for the receiver", receiver.outcome().get());
        one.right().send("for who selects");
        assertEquals(List.of(one.left()), waiting.outcome().get());
    }

    @Test
    void severalWhoWaitForTheSameAreAllTold() throws Exception {
        List<Running.Call<List<Selectable>>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(selecting(one.left(), two.left()));
        }
        one.right().send("for all");
        for (Running.Call<List<Selectable>> each : waiting) {
            assertEquals(List.of(one.left()), each.outcome().get());
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        Running.Call<List<Selectable>> waiting = selecting(one.left(), two.left());
        waiting.thread().interrupt();
        assertEquals(
                InterruptedException.class,
                assertThrows(ExecutionException.class, waiting.outcome()::get)
                        .getCause()
                        .getClass());
        one.right().send("unharmed");
        assertEquals(List.of(one.left()), Channels.select(one.left(), two.left()));
    }

    @Test
    void oneWhoWaitsNeedsNoProcessor() throws Exception {
        Running.Call<List<Selectable>> waiting = selecting(one.left(), two.left());
        Running.Call<String> receiver = Selecting.start(two.left()::receive);
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getThreadCpuTime(waiting.thread().getId());
        assertEquals(List.of(), Channels.select(Duration.ofMillis(200), one.left()));
        long used = threads.getThreadCpuTime(waiting.thread().getId()) - before;
        assertTrue(used < 20_000_000, () -> "busy while waiting: nanos=" + used);
        two.right().send("end");
        receiver.outcome().get();
        one.right().send("end");
        waiting.outcome().get();
    }

    @Test
    void messagesOfManyProcessesAreAllReceived() throws Exception {
        List<MessagePipe<String>> pipes = new ArrayList<>();
        List<JavaProcess<Void>> processes = new ArrayList<>();
        List<MessageChannel<String>> ends = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            MessagePipe<String> pipe = MessagePipe.oneWay(Codec.utf8());
            MessageChannel<String> end = pipe.left();
            pipes.add(pipe);
            ends.add(pipe.right());
            processes.add(JavaProcess.start(() -> {
                for (int n = 0; n < 500; n++) {
                    end.send("message " + n);
                }
            }));
        }
        int received = 0;
        while (!ends.isEmpty()) {
            for (Selectable ready : Channels.select(ends.toArray(Selectable[]::new))) {
                try {
                    ((MessageChannel<?>) ready).receive();
                    received++;
                } catch (EOFException e) {
                    ends.remove(ready);
                }
            }
        }
        assertEquals(1500, received);
        for (JavaProcess<Void> process : processes) {
            process.join();
            process.close();
        }
        for (MessagePipe<String> pipe : pipes) {
            pipe.close();
        }
    }
}
