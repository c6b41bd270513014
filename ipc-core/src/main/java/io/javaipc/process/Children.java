package io.javaipc.process;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The children that this JVM started with {@link Command#start()}, but for detached ones. They are all reaped by
 * themselves; waiting here only tells which have ended. Thread-safe.
 *
 * <pre>{@code
 * for (Optional<ChildProcess> ended = Children.waitAny(day); ended.isPresent(); ended = Children.waitAny(day)) { ... }
 * }</pre>
 */
public final class Children {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition CHANGED = LOCK.newCondition();
    private static final Set<ChildProcess> ACTIVE = new LinkedHashSet<>();
    // weakly: a child that nobody holds any more is not missed by anybody either
    private static final Set<Reference<ChildProcess>> ENDED = new LinkedHashSet<>();
    private static final ReferenceQueue<ChildProcess> DROPPED = new ReferenceQueue<>();

    private Children() {}

    /**
     * The children that run.
     *
     * @return in the order they were started
     */
    public static List<ChildProcess> active() {
        LOCK.lock();
        try {
            return List.copyOf(ACTIVE);
        } finally {
            LOCK.unlock();
        }
    }

    /**
     * Waits until any child has ended. Each is told once, also when it ended before the call.
     *
     * @param timeout how long; zero or less does not wait
     * @return a child that has ended; empty when the time is up, or no child is left to wait for
     * @throws InterruptedException when interrupted
     */
    public static Optional<ChildProcess> waitAny(Duration timeout) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.convert(timeout);
        LOCK.lockInterruptibly();
        try {
            while (true) {
                Optional<ChildProcess> ended = nextEnded();
                if (ended.isPresent() || ACTIVE.isEmpty() || left <= 0) {
                    return ended;
                }
                left = CHANGED.awaitNanos(left);
            }
        } finally {
            LOCK.unlock();
        }
    }

    private static Optional<ChildProcess> nextEnded() {
        Iterator<Reference<ChildProcess>> ended = ENDED.iterator();
        while (ended.hasNext()) {
            ChildProcess child = ended.next().get();
            ended.remove();
            if (child != null) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    static void add(ChildProcess child) {
        LOCK.lock();
        try {
            ACTIVE.add(child);
        } finally {
            LOCK.unlock();
        }
        child.whenEnded(() -> ended(child));
    }

    private static void ended(ChildProcess child) {
        LOCK.lock();
        try {
            ACTIVE.remove(child);
            ENDED.add(new WeakReference<>(child, DROPPED));
            for (Reference<?> dropped = DROPPED.poll(); dropped != null; dropped = DROPPED.poll()) {
                ENDED.remove(dropped);
            }
            CHANGED.signalAll();
        } finally {
            LOCK.unlock();
        }
    }
}
