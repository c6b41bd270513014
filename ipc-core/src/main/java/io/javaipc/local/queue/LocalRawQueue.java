package io.javaipc.local.queue;

import io.javaipc.local.sync.Deadline;
import io.javaipc.shared.RawQueue;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;

/** The messages of a {@link QueueFile} where they are. */
final class LocalRawQueue implements RawQueue {
    private final QueueFile file;
    private final ThreadLocal<MessageInFile> messages;

    LocalRawQueue(QueueFile file) {
        this.file = file;
        this.messages = ThreadLocal.withInitial(() -> new MessageInFile(file.bytes()));
    }

    private void requireLength(int length) {
        int most = file.layout().mostMessageBytes();
        if (length < 0 || length > most) {
            throw new IllegalArgumentException(
                    "message is larger than the queue: queue=" + file.name() + ", bytes=" + length + ", most=" + most);
        }
    }

    private boolean isWritten(long position, int length, Writer writer) {
        if (position < 0) {
            return false;
        }
        boolean written = false;
        try {
            writer.write(messages.get().at(file.bytesAt(position, length), length));
            written = true;
        } finally {
            if (!written) {
                file.abandon(position, length);
            }
        }
        file.commit(position, length);
        file.arrived();
        return true;
    }

    @Override
    public boolean offer(int length, Writer writer) {
        Objects.requireNonNull(writer, "writer");
        requireLength(length);
        return isWritten(file.claim(length), length, writer);
    }

    @Override
    public boolean offer(int length, Writer writer, Duration timeout) throws InterruptedException {
        Objects.requireNonNull(writer, "writer");
        requireLength(length);
        Deadline deadline = Deadline.in(timeout);
        deadline.checkInterrupt();
        return isWritten(file.claim(length, deadline), length, writer);
    }

    @Override
    public boolean offer(ByteBuffer message) {
        int length = message.remaining();
        requireLength(length);
        long position = file.claim(length);
        if (position < 0) {
            return false;
        }
        file.bytes().put(file.bytesAt(position, length), message);
        file.commit(position, length);
        file.arrived();
        return true;
    }

    private boolean isRead(long taken, Reader reader) {
        if (taken < 0) {
            return false;
        }
        try {
            int length = file.length(taken);
            reader.read(messages.get().at(file.bytesAt(taken, length), length));
        } finally {
            file.release(taken);
            file.roomCame();
        }
        return true;
    }

    @Override
    public boolean poll(Reader reader) {
        Objects.requireNonNull(reader, "reader");
        return isRead(file.tryTake(), reader);
    }

    @Override
    public boolean poll(Reader reader, Duration timeout) throws InterruptedException {
        Objects.requireNonNull(reader, "reader");
        Deadline deadline = Deadline.in(timeout);
        deadline.checkInterrupt();
        return isRead(file.take(deadline), reader);
    }

    @Override
    public int drain(Reader reader, int most) {
        int drained = 0;
        while (drained < most && poll(reader)) {
            drained++;
        }
        return drained;
    }

    @Override
    public int poll(ByteBuffer target) {
        long taken = file.tryTake();
        if (taken < 0) {
            return -1;
        }
        int length = file.length(taken);
        if (length > target.remaining()) {
            file.untake(taken);
            throw new BufferOverflowException();
        }
        int limit = target.limit();
        target.limit(target.position() + length);
        file.bytes().get(file.bytesAt(taken, length), target);
        target.limit(limit);
        file.release(taken);
        file.roomCame();
        return length;
    }
}
