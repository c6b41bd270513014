package io.javaipc.channel;

import io.javaipc.codec.Codec;
import io.javaipc.codec.CodecException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Messages over stream sockets. Who sends holds one lock, who receives another; closing takes neither. Where the end lives,
 * and how it moves, is its {@link Residence}'s.
 *
 * @param <T> the type of the messages
 */
final class StreamChannel<T> implements MessageChannel<T> {
    private static final long serialVersionUID = 1L;

    private final transient ChannelKind<T> kind;
    private final transient String name;
    private final transient ReentrantLock sending = new ReentrantLock();
    private final transient ReentrantLock receiving = new ReentrantLock();
    private final transient FrameReader reader;
    private final transient FrameWriter writer;
    private final transient FrameEncoder<T> encoder;
    private final transient Set<Selection> selections = ConcurrentHashMap.newKeySet();
    private final transient Residence residence;
    private transient volatile boolean missed;

    StreamChannel(StreamSocket socket, ChannelKind<T> kind, String name) {
        this.kind = kind;
        this.name = name;
        this.reader = new FrameReader(name, socket, kind.largest(), hasArrays());
        this.writer = new FrameWriter(name, socket);
        this.encoder = new FrameEncoder<>(kind);
        this.residence = new Residence(this, socket);
    }

    private boolean hasArrays() {
        // compared as objects: the type of one says nothing of the other
        return (Object) kind.codec() == Codec.bytes();
    }

    ChannelKind<T> kind() {
        return kind;
    }

    String name() {
        return name;
    }

    FrameReader reader() {
        return reader;
    }

    FrameWriter writer() {
        return writer;
    }

    ReentrantLock sending() {
        return sending;
    }

    ReentrantLock receiving() {
        return receiving;
    }

    Residence residence() {
        return residence;
    }

    @Override
    public void send(T message) throws IOException, InterruptedException {
        Objects.requireNonNull(message, "message");
        if (message instanceof byte[] bytes && hasArrays()) {
            send(ByteBuffer.wrap(bytes));
            return;
        }
        beginSending();
        try {
            ByteBuffer frame = encoder.encode(message);
            if (frame.isDirect()) {
                writer.writeFramed(frame);
            } else {
                writer.write(frame.position(Integer.BYTES));
            }
        } catch (ClosedByInterruptException e) {
            close();
            throw e;
        } finally {
            sending.unlock();
        }
    }

    @Override
    public void send(byte[] bytes, int offset, int length) throws IOException, InterruptedException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        send(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void send(ByteBuffer bytes) throws IOException, InterruptedException {
        if (bytes.remaining() > kind.largest()) {
            throw new IllegalArgumentException("message is longer than this channel sends: bytes=" + bytes.remaining()
                    + ", largest=" + kind.largest());
        }
        beginSending();
        try {
            writer.write(bytes);
        } catch (ClosedByInterruptException e) {
            close();
            throw e;
        } finally {
            sending.unlock();
        }
    }

    private void beginSending() throws ClosedChannelException, InterruptedException {
        if (!kind.sends()) {
            throw new UnsupportedOperationException("this end only receives: channel=" + name);
        }
        requireNotNested(sending);
        sending.lockInterruptibly();
        boolean usable = false;
        try {
            residence.requireHere();
            usable = true;
        } finally {
            if (!usable) {
                sending.unlock();
            }
        }
    }

    private void requireNotNested(ReentrantLock lock) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a codec must not use its own channel: channel=" + name);
        }
    }

    @Override
    public T receive() throws IOException, InterruptedException {
        return receive(Deadline.NEVER).orElseThrow();
    }

    @Override
    public Optional<T> receive(Duration timeout) throws IOException, InterruptedException {
        return receive(Deadline.after(timeout));
    }

    private Optional<T> receive(Deadline deadline) throws IOException, InterruptedException {
        if (!beginReceiving(deadline)) {
            return Optional.empty();
        }
        try {
            return awaitMessage(deadline) ? Optional.of(take()) : Optional.empty();
        } catch (MessageTooLongException e) {
            // where the next one would begin is as good a claim
            close();
            throw e;
        } finally {
            endReceiving();
        }
    }

    @Override
    public Optional<T> tryReceive() throws IOException {
        requireReceives();
        if (!receiving.tryLock()) {
            return Optional.empty();
        }
        try {
            residence.requireHere();
            return advance() == FrameReader.Progress.WAITING ? Optional.empty() : Optional.of(take());
        } catch (MessageTooLongException e) {
            close();
            throw e;
        } finally {
            endReceiving();
        }
    }

    @Override
    public int receive(ByteBuffer target) throws IOException, InterruptedException {
        beginReceiving(Deadline.NEVER);
        try {
            while (true) {
                FrameReader.Progress progress = advanceToLength(target.remaining());
                Optional<Integer> length = reader.length();
                if (progress != FrameReader.Progress.WAITING) {
                    requireNotEnded(progress);
                    target.put(reader.payload());
                    reader.consume();
                    return length.orElseThrow();
                }
                if (length.isPresent() && !reader.isCollecting()) {
                    if (reader.readInto(target, Deadline.NEVER)) {
                        return length.get();
                    }
                } else if (advance() == FrameReader.Progress.WAITING) {
                    await(Deadline.NEVER);
                }
            }
        } finally {
            endReceiving();
        }
    }

    private FrameReader.Progress advanceToLength(int room) throws IOException {
        FrameReader.Progress progress;
        try {
            progress = reader.advanceToLength();
        } catch (MessageTooLongException e) {
            close();
            throw e;
        }
        int length = reader.length().orElse(0);
        if (length > room) {
            throw new MessageTooLongException(
                    "buffer has no room for the message, which is still there: channel=" + name + ", bytes=" + length
                            + ", room=" + room,
                    length);
        }
        return progress;
    }

    @Override
    public boolean poll(Duration timeout) throws IOException, InterruptedException {
        Deadline deadline = Deadline.after(timeout);
        if (!beginReceiving(deadline)) {
            return false;
        }
        try {
            return awaitMessage(deadline);
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            // told by the next receive
            return true;
        } finally {
            endReceiving();
        }
    }

    @Override
    public boolean isReady() {
        requireReceives();
        if (!receiving.tryLock()) {
            return false;
        }
        try {
            return isReadyNow();
        } finally {
            endReceiving();
        }
    }

    @Override
    public boolean isReady(Selection selection) {
        requireReceives();
        selections.add(selection);
        boolean locked = receiving.tryLock();
        if (!locked) {
            missed = true;
            // whoever holds the lock now sees that somebody missed it
            locked = receiving.tryLock();
        }
        if (!locked) {
            selection.unwatch(this);
            return false;
        }
        try {
            boolean ready = isReadyNow();
            if (!ready) {
                selection.watch(this, reader.socket().channel(), SelectionKey.OP_READ);
            }
            return ready;
        } finally {
            endReceiving();
        }
    }

    @Override
    public void forget(Selection selection) {
        selections.remove(selection);
    }

    private boolean isReadyNow() {
        try {
            residence.requireHere();
            return advance() != FrameReader.Progress.WAITING;
        } catch (IOException | IllegalStateException e) {
            // told by the next receive
            return true;
        }
    }

    private void requireReceives() {
        if (!kind.receives()) {
            throw new UnsupportedOperationException("this end only sends: channel=" + name);
        }
        requireNotNested(receiving);
    }

    /** False when others received until the time was over. */
    private boolean beginReceiving(Deadline deadline) throws IOException, InterruptedException {
        requireReceives();
        if (!receiving.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean usable = false;
        try {
            residence.requireHere();
            usable = true;
            return true;
        } finally {
            if (!usable) {
                endReceiving();
            }
        }
    }

    private void endReceiving() {
        boolean more = reader.isDecided();
        receiving.unlock();
        if (more || missed) {
            missed = false;
            Channels.wakeAll(selections);
        }
    }

    private boolean awaitMessage(Deadline deadline) throws IOException, InterruptedException {
        while (advance() == FrameReader.Progress.WAITING) {
            if (deadline.isOver()) {
                return false;
            }
            await(deadline);
        }
        return true;
    }

    private FrameReader.Progress advance() throws IOException {
        return reader.advance();
    }

    private void await(Deadline deadline) throws IOException, InterruptedException {
        reader.socket().awaitReadable(deadline);
        residence.requireHere();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void requireNotEnded(FrameReader.Progress progress) throws EOFException {
        if (progress == FrameReader.Progress.ENDED) {
            throw new EOFException("channel has ended, the other end is gone: channel=" + name);
        }
    }

    private T take() throws IOException {
        requireNotEnded(advance());
        try {
            return decode();
        } finally {
            reader.consume();
        }
    }

    // what says that arrays are wanted is the codec whose T they are
    @SuppressWarnings({"unchecked", "checkstyle:IllegalCatch"})
    private T decode() {
        if (hasArrays()) {
            return (T) reader.array();
        }
        try {
            return Objects.requireNonNull(kind.codec().decode(reader.payload()), "value");
        } catch (CodecException e) {
            throw e.message().isPresent() ? e : new CodecException(e.getMessage(), reader.array(), e);
        } catch (RuntimeException e) {
            throw new CodecException(
                    "message cannot be decoded: channel=" + name + ", codec=" + kind.codecName() + ", cause=" + e,
                    reader.array(),
                    e);
        }
    }

    @Override
    public boolean isOpen() {
        return residence.isHere();
    }

    @Override
    public void close() throws IOException {
        residence.close();
    }

    /** To be called when the end has been closed or moved by whomever. */
    void wakeSelections() {
        Channels.wakeAll(selections);
    }

    private Object writeReplace() throws ObjectStreamException {
        return residence.handle();
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a channel travels as a handle");
    }

    @Override
    public String toString() {
        return "MessageChannel[name=" + name + ", codec=" + kind.codecName() + ", " + residence + "]";
    }
}
