package io.javaipc.signal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Signals that were handled and not yet taken, counted by number; and the place to wait for more. */
final class Arrivals {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final long[] pending = new long[Signal.HIGHEST + 1];

    ReentrantLock lock() {
        return lock;
    }

    /** Counts a signal. */
    void add(Signal signal) {
        lock.lock();
        try {
            pending[signal.number()]++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Has those that wait look again. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes one of these, the lowest number first. To be called with the lock held. */
    Optional<Signal> take(Set<Signal> signals) {
        Optional<Signal> next = signals.stream()
                .filter(signal -> pending[signal.number()] > 0)
                .sorted()
                .findFirst();
        next.ifPresent(signal -> pending[signal.number()]--);
        return next;
    }

    /** Waits until there is reason to look again, with the lock held; returns how many nanoseconds of the time are left. */
    long await(long nanos) throws InterruptedException {
        return changed.awaitNanos(nanos);
    }
}
