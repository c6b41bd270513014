package io.javaipc.durable;

import io.javaipc.durable.gate.ByteLock;
import io.javaipc.durable.gate.Gate;
import io.javaipc.durable.gate.Life;
import io.javaipc.durable.log.ChronicleLog;
import io.javaipc.durable.log.LogCursor;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How a reader takes messages: under the lock of its name, which goes from process to process. */
final class Taking {
    private static final long PROBE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final String name;
    private final ReaderFile file;
    private final Gate gate;
    private final ChronicleLog log;
    private final QueueState state;
    private final Life life;
    private final LogCursor cursor;
    /** Where the cursor is; -1 where nobody knows. */
    private long cursorAt = -1;

    private LogCursor revisiting;
    private volatile boolean closed;
    private final Map<Long, Long> probed = new HashMap<>();

    Taking(String name, ReaderFile file, Gate gate, ChronicleLog log, QueueState state) {
        this.name = name;
        this.file = file;
        this.gate = gate;
        this.log = log;
        this.state = state;
        try {
            this.life = gate.begin();
        } catch (IOException e) {
            throw IpcException.ofCause("reader cannot be opened", "fcntl", log.toString(), e);
        }
        this.cursor = log.cursor();
    }

    String name() {
        return name;
    }

    long position() {
        return file.position();
    }

    /** Null when there is none. */
    Taken tryTake(boolean holding) throws InterruptedException {
        ByteLock lock = gate.lockReader(name, file);
        try {
            requireOpen();
            file.clean();
            int place = file.findLeft(this::isGone);
            return place < 0 ? takeNext(holding) : takeAgain(place, holding);
        } finally {
            lock.unlock();
        }
    }

    /** The same for those who must not be interrupted. */
    Taken tryTakeUninterrupted() {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return tryTake(false);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("reader is closed: queue=" + log + ", name=" + name);
        }
    }

    /** Each holder is asked for now and then only: that takes a system call. */
    private boolean isGone(long holder) {
        if (holder == life.number()) {
            return false;
        }
        long now = System.nanoTime();
        Long last = probed.get(holder);
        if (last != null && now - last < PROBE_NANOS) {
            return false;
        }
        try {
            if (gate.lives(holder)) {
                probed.put(holder, now);
                return false;
            }
            probed.remove(holder);
            return true;
        } catch (IOException e) {
            throw IpcException.ofCause("holder of a message cannot be looked for", "fcntl", log.toString(), e);
        }
    }

    private Taken takeAgain(int place, boolean holding) {
        long index = file.index(place);
        if (revisiting == null) {
            revisiting = log.cursor();
        }
        revisiting.moveTo(index);
        if (!revisiting.next() || revisiting.index() != index) {
            file.hold(place, 0, 0);
            throw new MessagesExpiredException(log.toString(), name, index, revisiting.index());
        }
        if (holding) {
            file.hold(place, index, life.number());
            return new Taken(index, revisiting.bytes(), place, true);
        }
        file.hold(place, 0, 0);
        return new Taken(index, revisiting.bytes(), -1, true);
    }

    private Taken takeNext(boolean holding) {
        int place = holding ? file.findFree() : -1;
        if (holding && place < 0) {
            return null;
        }
        moveToPosition();
        if (!cursor.next()) {
            return null;
        }
        long index = cursor.index();
        if (holding) {
            file.hold(place, index, life.number());
        }
        file.position(index + 1);
        cursorAt = index + 1;
        return new Taken(index, cursor.bytes(), place, false);
    }

    private void moveToPosition() {
        long position = file.position();
        if (position == cursorAt) {
            return;
        }
        cursorAt = -1;
        if (position == 0) {
            cursor.toStart();
        } else {
            cursor.moveTo(position);
            if (position < state.removed() && !log.hasFileOf(position)) {
                tellExpired(position);
            }
        }
        cursorAt = position;
    }

    private void tellExpired(long position) {
        long oldest = log.first().orElse(state.removed());
        file.position(oldest);
        throw new MessagesExpiredException(log.toString(), name, position, oldest);
    }

    void seek(long index) throws InterruptedException {
        ByteLock lock = gate.lockReader(name, file);
        try {
            requireOpen();
            file.seek(index);
            cursorAt = -1;
        } finally {
            lock.unlock();
        }
    }

    void ack(Taken taken) {
        requireOpen();
        file.release(taken.place(), taken.index(), life.number());
    }

    void giveBack(Taken taken) {
        requireOpen();
        file.giveBack(taken.place(), taken.index(), life.number());
    }

    void close() {
        gate.threadLockOfReader(name).lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            // what it holds is anybody's from now on
            life.close();
            cursor.close();
            if (revisiting != null) {
                revisiting.close();
            }
        } catch (IOException e) {
            throw IpcException.ofCause("reader cannot be closed", "fcntl", log.toString(), e);
        } finally {
            gate.threadLockOfReader(name).unlock();
        }
    }
}
