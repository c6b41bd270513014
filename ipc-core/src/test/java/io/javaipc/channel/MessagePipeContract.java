package io.javaipc.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.platform.Capability;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.TaskFailedException;
import io.javaipc.serialization.JavaSerialization;
import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pipe does whose ends are in other processes. */
public abstract class MessagePipeContract extends PlatformContract {
    private static final int LARGE = 16 << 20;

    private MessagePipe<String> pipe;
    private MessageChannel<String> ours;
    private MessageChannel<String> theirs;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected MessagePipeContract(String platform) {
        super(platform);
    }

    @BeforeEach
    final void open() throws IOException {
        pipe = MessagePipe.duplex(Codec.utf8());
        ours = pipe.left();
        theirs = pipe.right();
    }

    @AfterEach
    final void close() throws IOException {
        pipe.close();
    }

    /** Answers each message, until there are no more; returns how many there were. */
    private static int echo(MessageChannel<String> channel) throws IOException, InterruptedException {
        int count = 0;
        while (true) {
            try {
                channel.send("echo " + channel.receive());
                count++;
            } catch (EOFException e) {
                return count;
            }
        }
    }

    @Test
    void anEndWorksInTheProcessThatGotIt() throws Exception {
        MessageChannel<String> end = theirs;
        try (JavaProcess<Integer> process = JavaProcess.start(() -> echo(end))) {
            for (int i = 0; i < 100; i++) {
                ours.send("message " + i);
                assertEquals("echo message " + i, ours.receive());
            }
            assertFalse(theirs.isOpen());
            String moved = assertThrows(IllegalStateException.class, () -> theirs.send("from here"))
                    .getMessage();
            assertTrue(moved.startsWith("channel has moved to another process: channel=pipe-"), moved);
            assertTrue(moved.endsWith("pid=" + process.pid()), moved);
            assertThrows(IllegalStateException.class, theirs::receive);
            ours.close();
            assertEquals(100, process.join());
        }
    }

    @Test
    void whatWasSentBeforeTheMoveComesFirst() throws Exception {
        MessageChannel<String> end = theirs;
        for (int i = 0; i < 100; i++) {
            ours.send("before " + i);
            theirs.send("from here " + i);
        }
        // some of it has been read and not taken
        assertTrue(theirs.poll(Duration.ZERO));
        assertEquals("before 0", theirs.receive());
        try (JavaProcess<Integer> process = JavaProcess.start(() -> echo(end))) {
            theirs.close();
            for (int i = 100; i < 150; i++) {
                ours.send("before " + i);
            }
            for (int i = 0; i < 100; i++) {
                assertEquals("from here " + i, ours.receive());
            }
            for (int i = 1; i < 150; i++) {
                assertEquals("echo before " + i, ours.receive());
            }
            ours.close();
            assertEquals(149, process.join());
        }
    }

    @Test
    void aSenderThatWaitsForTheMoveIsServed() throws Exception {
        try (MessagePipe<byte[]> large = MessagePipe.oneWay(Codec.bytes())) {
            MessageChannel<byte[]> end = large.right();
            byte[] message = new byte[LARGE];
            message[LARGE - 1] = 9;
            try (JavaProcess<Integer> process = JavaProcess.start(() -> end.receive()[LARGE - 1] + end.receive()[0])) {
                large.left().send(message);
                large.left().send(new byte[] {20});
                assertEquals(29, process.join());
            }
        }
    }

    @Test
    void largeMessagesGoBothWays() throws Exception {
        try (MessagePipe<byte[]> large = MessagePipe.duplex(Codec.bytes())) {
            MessageChannel<byte[]> end = large.right();
            try (JavaProcess<Void> process = JavaProcess.start(() -> {
                byte[] message = end.receive();
                Arrays.sort(message);
                end.send(message);
            })) {
                byte[] message = new byte[LARGE];
                message[0] = 1;
                large.left().send(message);
                ByteBuffer answer = ByteBuffer.allocateDirect(LARGE);
                assertEquals(LARGE, large.left().receive(answer));
                assertEquals(1, answer.get(LARGE - 1));
                process.join();
            }
        }
    }

    @Test
    void anEndThatOnlyReceivesOrSendsIsTheSameOverThere() throws Exception {
        try (MessagePipe<String> oneWay = MessagePipe.oneWay(Codec.utf8())) {
            MessageChannel<String> sender = oneWay.left();
            try (JavaProcess<String> process = JavaProcess.start(() -> {
                sender.send("hello");
                return assertThrows(UnsupportedOperationException.class, sender::receive)
                        .getMessage();
            })) {
                assertEquals("hello", oneWay.right().receive());
                assertThrows(EOFException.class, oneWay.right()::receive);
                assertTrue(process.join().startsWith("this end only sends"), process.join());
            }
        }
    }

    // deaths

    @Test
    void aPeerThatIsKilledIsTheEnd() throws Exception {
        MessageChannel<String> end = theirs;
        try (JavaProcess<Void> process = JavaProcess.start(() -> {
            end.send("last words");
            Thread.sleep(Long.MAX_VALUE);
        })) {
            assertTrue(ours.poll(Duration.ofDays(1)));
            ours.send("never read");
            process.process().destroyForcibly();
            assertEquals("last words", ours.receive());
            assertThrows(EOFException.class, ours::receive);
            assertThrows(IOException.class, () -> ours.send("too late"));
        }
    }

    @Test
    void aPeerThatIsKilledInTheMiddleOfAMessageIsNoOrderlyEnd() throws Exception {
        MessageChannel<String> end = theirs;
        try (JavaProcess<Void> process = JavaProcess.start(() -> end.send("x".repeat(LARGE)))) {
            // it cannot send all of it before somebody receives
            Await.until(() -> !theirs.isOpen());
            assertFalse(ours.poll(Duration.ofMillis(1)));
            Await.until(() -> isReceiving(ours));
            process.process().destroyForcibly();
            assertThrows(MessageCutOffException.class, ours::receive);
        }
    }

    private static boolean isReceiving(MessageChannel<?> channel) {
        return ((StreamChannel<?>) channel).reader().length().isPresent() || poll(channel);
    }

    private static boolean poll(MessageChannel<?> channel) {
        try {
            return channel.poll(Duration.ofMillis(1));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPeerThatNeverTakesItsEndIsTheEnd() throws Exception {
        MessageChannel<String> end = theirs;
        try (JavaProcess<Void> process =
                JavaProcess.builder("stillborn").jvmArguments("-XX:NoSuchFlag").start(() -> end.send("never"))) {
            assertThrows(EOFException.class, ours::receive);
            assertThrows(RuntimeException.class, process::join);
            assertFalse(theirs.isOpen());
        }
    }

    @Test
    void anEndThatIsClosedHereIsTheOtherProcessesStill() throws Exception {
        MessageChannel<String> end = theirs;
        try (JavaProcess<Integer> process = JavaProcess.start(() -> echo(end))) {
            theirs.close();
            ours.send("a");
            assertEquals("echo a", ours.receive());
            ours.close();
            assertEquals(1, process.join());
        }
    }

    @Test
    void aPeerLearnsThatWeAreGone() throws Exception {
        MessageChannel<String> end = theirs;
        try (JavaProcess<Integer> process = JavaProcess.start(() -> echo(end))) {
            ours.send("unread answer");
            ours.close();
            theirs.close();
            process.process().awaitExit();
        }
    }

    // handles

    private static byte[] packed(Serializable end) throws IOException {
        return JavaSerialization.toBytes(end);
    }

    private static Object unpack(byte[] bytes) throws IOException, ClassNotFoundException {
        return JavaSerialization.fromBytes(bytes, MessagePipeContract.class.getClassLoader(), null);
    }

    @Test
    void aHandleIsGoodForOneUse() throws Exception {
        byte[] handle = packed(theirs);
        byte[] second = packed(theirs);
        @SuppressWarnings("unchecked")
        MessageChannel<String> moved = (MessageChannel<String>) unpack(handle);
        ours.send("here");
        assertEquals("here", moved.receive());
        String used =
                assertThrows(InvalidObjectException.class, () -> unpack(handle)).getMessage();
        assertTrue(used.startsWith("end of a channel cannot be taken over: channel=pipe-"), used);
        assertTrue(used.contains("handle has been used"), used);
        String gone =
                assertThrows(InvalidObjectException.class, () -> unpack(second)).getMessage();
        assertTrue(gone.contains("end is not here any more"), gone);
        assertTrue(
                gone.contains("state=MOVED, takenBy=" + ProcessHandle.current().pid()), gone);
        assertThrows(InvalidObjectException.class, () -> packed(theirs));
        moved.send("still works");
        assertEquals("still works", ours.receive());
        moved.close();
        assertThrows(EOFException.class, ours::receive);
    }

    @Test
    void aSecondProcessWithTheSameEndIsRefused() throws Exception {
        MessageChannel<String> end = theirs;
        try (JavaProcess<Integer> first = JavaProcess.start(() -> echo(end));
                JavaProcess<Integer> second = JavaProcess.start(() -> echo(end))) {
            ours.send("who?");
            assertEquals("echo who?", ours.receive());
            // one of them ends at once
            Await.until(() -> !first.process().isAlive() || !second.process().isAlive());
            JavaProcess<Integer> refused = first.process().isAlive() ? second : first;
            JavaProcess<Integer> served = first.process().isAlive() ? first : second;
            assertTrue(assertThrows(TaskFailedException.class, refused::join)
                    .getMessage()
                    .contains("takenBy=" + served.pid()));
            ours.send("and now?");
            assertEquals("echo and now?", ours.receive());
            ours.close();
            assertEquals(2, served.join());
        }
    }

    @Test
    void aHandleOfAClosedEndIsRefused() throws Exception {
        byte[] handle = packed(theirs);
        theirs.close();
        MessageChannel<?> moved = (MessageChannel<?>) unpack(handle);
        moved.close();
        assertThrows(InvalidObjectException.class, () -> packed(theirs));
    }

    @Test
    void aHandleWhoseOwnerIsDeadIsRefused() throws Exception {
        byte[] handle;
        try (JavaProcess<byte[]> owner =
                JavaProcess.start(() -> packed(MessagePipe.duplex().left()))) {
            handle = owner.join();
        }
        String refusal =
                assertThrows(InvalidObjectException.class, () -> unpack(handle)).getMessage();
        assertTrue(refusal.contains("owner="), refusal);
    }

    @Test
    void anEndThatIsInUseDoesNotMove() throws Exception {
        byte[] handle = packed(theirs);
        var receiver = Selecting.start(theirs::receive);
        String refusal =
                assertThrows(InvalidObjectException.class, () -> unpack(handle)).getMessage();
        assertTrue(refusal.contains("end is used for receiving where it lives"), refusal);
        ours.send("undisturbed");
        assertEquals("undisturbed", receiver.outcome().get());
    }

    /** Does not travel. */
    private static final class Homely implements Codec<String> {
        @Override
        public void encode(String value, ByteBuffer target) {
            Codec.utf8().encode(value, target);
        }

        @Override
        public String decode(ByteBuffer source) {
            return Codec.utf8().decode(source);
        }
    }

    @Test
    void anEndWhoseCodecDoesNotTravelStays() throws Exception {
        try (MessagePipe<String> homely = MessagePipe.duplex(new Homely())) {
            MessageChannel<String> end = homely.right();
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> JavaProcess.start(() -> end.send("?")));
            assertEquals(NotSerializableException.class, refusal.getCause().getClass());
            assertTrue(refusal.getMessage().contains(Homely.class.getName()), refusal.getMessage());
            homely.left().send("still here");
            assertEquals("still here", end.receive());
            end.close();
            assertThrows(EOFException.class, homely.left()::receive);
        }
    }

    // further moves

    @Test
    void bothEndsMoveToOtherProcesses() throws Exception {
        MessageChannel<String> one = ours;
        MessageChannel<String> two = theirs;
        try (JavaProcess<Integer> answers = JavaProcess.start(() -> echo(two));
                JavaProcess<String> asks = JavaProcess.start(() -> {
                    StringBuilder heard = new StringBuilder();
                    for (int i = 0; i < 100; i++) {
                        one.send("x".repeat(10_000));
                        heard.append(one.receive());
                    }
                    return heard.toString();
                })) {
            assertEquals(("echo " + "x".repeat(10_000)).repeat(100), asks.join());
            // the one that asks has ended, which the other learns
            assertEquals(100, answers.join());
        }
    }

    @Test
    void anEndMovesOnToAGrandchild() throws Exception {
        MessageChannel<String> end = theirs;
        try (JavaProcess<Integer> child = JavaProcess.start(() -> {
            end.send("child " + end.receive());
            try (JavaProcess<Integer> grandchild = JavaProcess.start(() -> echo(end))) {
                return grandchild.join();
            }
        })) {
            ours.send("a");
            ours.send("b");
            ours.send("c");
            assertEquals("child a", ours.receive());
            assertEquals("echo b", ours.receive());
            assertEquals("echo c", ours.receive());
            ours.close();
            assertEquals(2, child.join());
        }
    }

    @Test
    void anEndTravelsInAMessage() throws Exception {
        try (MessagePipe<Serializable> carrier = MessagePipe.duplex()) {
            MessageChannel<Serializable> far = carrier.right();
            try (JavaProcess<Integer> process = JavaProcess.start(() -> echo(cast(far.receive())))) {
                carrier.left().send(theirs);
                ours.send("by mail");
                assertEquals("echo by mail", ours.receive());
                ours.close();
                assertEquals(1, process.join());
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static MessageChannel<String> cast(Serializable end) {
        return (MessageChannel<String>) end;
    }

    // leftovers

    @Test
    void socketsAreInAPrivateDirectoryAndPairsLeaveNoFile() throws Exception {
        ChannelHandle<?> handle = ((StreamChannel<?>) theirs).residence().handle();
        Path socket = Path.of(handle.socket());
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(socket.getParent(), LinkOption.NOFOLLOW_LINKS)));
        try (var files = Files.list(socket.getParent())) {
            assertEquals(
                    0,
                    files.filter(file -> file.getFileName().toString().startsWith("pair-"))
                            .count());
        }
        assertFalse(handle.toString().contains("token"), handle::toString);
    }

    @Test
    void closedPipesLeaveNoDescriptors() throws Exception {
        useAndClose();
        int before = Proc.openDescriptors();
        for (int i = 0; i < 20; i++) {
            useAndClose();
        }
        Await.until(() -> Proc.openDescriptors() <= before);
    }

    private static void useAndClose() throws Exception {
        try (MessagePipe<String> used = MessagePipe.duplex(Codec.utf8())) {
            assertFalse(used.right().poll(Duration.ofMillis(1)));
            used.left().send("x");
            @SuppressWarnings("unchecked")
            MessageChannel<String> moved = (MessageChannel<String>) unpack(packed(used.right()));
            assertEquals("x", moved.receive());
            moved.close();
            assertThrows(EOFException.class, used.left()::receive);
        }
    }

    @Test
    void aFrozenProcessIsNoEnd() throws Exception {
        MessageChannel<String> end = theirs;
        try (JavaProcess<Integer> process = JavaProcess.start(() -> echo(end))) {
            ours.send("a");
            assertEquals("echo a", ours.receive());
            if (can(Capability.STATE_CHANGES)) {
                process.process().signal(Signal.STOP);
                Await.until(() -> Proc.state(process.process().pid()) == 'T');
                ours.send("b");
                assertFalse(ours.poll(Duration.ofMillis(50)));
                process.process().signal(Signal.CONT);
                assertEquals("echo b", ours.receive());
            }
        }
    }
}
