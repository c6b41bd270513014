package io.javaipc.durable.log;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.wire.DocumentContext;

/** A place in the log, and the message that was read last. Its methods may be called by any thread, one at a time: whoever closes it must not take
 * the mapping away from who reads. */
public final class LogCursor implements AutoCloseable {
    private final ChronicleLog log;
    private final ExcerptTailer tailer;
    private long index;
    private byte[] bytes;
    private boolean closed;

    LogCursor(ChronicleLog log, ExcerptTailer tailer) {
        this.log = log;
        this.tailer = tailer;
    }

    /**
     * Reads the next message.
     *
     * @return false when there is none yet
     */
    public synchronized boolean next() {
        return call("read", () -> {
            try (DocumentContext document = tailer.readingDocument()) {
                if (!document.isPresent()) {
                    return false;
                }
                Bytes<?> content = document.wire().bytes();
                byte[] copy = new byte[Math.toIntExact(content.readRemaining())];
                content.read(copy);
                bytes = copy;
                index = document.index();
                return true;
            }
        });
    }

    /**
     * Where the message is that was read last.
     *
     * @return the index
     */
    public synchronized long index() {
        return index;
    }

    /**
     * What was read last.
     *
     * @return the bytes, a copy
     */
    public synchronized byte[] bytes() {
        return bytes;
    }

    /** Moves in front of the first message. */
    public synchronized void toStart() {
        call("seek", tailer::toStart);
    }

    /** Moves behind the last message. */
    public synchronized void toEnd() {
        call("seek", tailer::toEnd);
    }

    /**
     * Moves in front of a message, or of the first behind that place.
     *
     * @param target an index; the next one after that of a message is good too, whether there is a message or not
     */
    public synchronized void moveTo(long target) {
        call("seek", () -> {
            RollCycle roll = log.roll();
            long sequence = roll.toSequenceNumber(target);
            if (sequence > 0 && tailer.moveToIndex(target - 1)) {
                return next();
            }
            int cycle = roll.toCycle(target);
            if (sequence == 0 && log.files().all().containsKey(cycle)) {
                return tailer.moveToIndex(target);
            }
            return moveToCycle(log.files().all().higherEntry(cycle));
        });
    }

    private boolean moveToCycle(Map.Entry<Integer, ?> cycle) {
        if (cycle == null) {
            tailer.toEnd();
            return false;
        }
        return tailer.moveToIndex(log.roll().toIndex(cycle.getKey(), 0));
    }

    /**
     * Moves in front of the first message that is not older than a time, given that none is older than the one before it.
     *
     * @param time the time, as {@code clock} tells it
     * @param clock what tells a message's time from its bytes
     */
    public synchronized void moveToTime(long time, MessageClock clock) {
        try {
            RollCycle roll = log.roll();
            Map.Entry<Integer, ?> cycle = log.files().all().lastEntry();
            while (cycle != null && !beginsBefore(cycle.getKey(), time, clock)) {
                cycle = log.files().all().lowerEntry(cycle.getKey());
            }
            if (cycle == null) {
                toStart();
                return;
            }
            int number = cycle.getKey();
            // the first of its messages is older; the one looked for is behind it, or at the beginning of the next file
            long older = 0;
            long notOlder = call("seek", () -> tailer.excerptsInCycle(number));
            while (notOlder - older > 1) {
                long middle = (older + notOlder) >>> 1;
                if (timeAt(roll.toIndex(number, middle), clock) < time) {
                    older = middle;
                } else {
                    notOlder = middle;
                }
            }
            moveTo(roll.toIndex(number, older + 1));
        } catch (IOException e) {
            throw IpcException.ofCause("queue cannot be read", "seek", log.toString(), e);
        }
    }

    private boolean beginsBefore(int cycle, long time, MessageClock clock) {
        long first = log.roll().toIndex(cycle, 0);
        return call("seek", () -> tailer.moveToIndex(first)) && next() && clock.timeOf(bytes) < time;
    }

    private long timeAt(long target, MessageClock clock) {
        moveTo(target);
        return next() ? clock.timeOf(bytes) : Long.MAX_VALUE;
    }

    private <T> T call(String operation, Callable<T> step) {
        if (closed) {
            throw new IllegalStateException("queue is closed: queue=" + log);
        }
        return log.call(operation, step);
    }

    /** What tells a message's time. */
    @FunctionalInterface
    public interface MessageClock {
        /**
         * Tells it.
         *
         * @param message the bytes
         * @return the time
         */
        long timeOf(byte[] message);
    }

    @Override
    public void close() {
        closeTailer();
        log.forget(this);
    }

    private synchronized void closeTailer() {
        if (!closed) {
            closed = true;
            log.call("close", () -> {
                tailer.close();
                return null;
            });
        }
    }
}
