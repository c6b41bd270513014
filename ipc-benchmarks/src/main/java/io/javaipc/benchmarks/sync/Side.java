package io.javaipc.benchmarks.sync;

import io.javaipc.shared.SharedBarrier;
import io.javaipc.shared.SharedEvent;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedSpace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.locks.Condition;

/** One of two processes that do something together: what it reads, line by line, until there is no more. */
final class Side {
    static final String LOCKED_INCREMENTS = "locked-increments";
    static final String INCREMENTS = "increments";
    static final String EVENTS = "events";
    static final String CONDITION = "condition";
    static final String BARRIER = "barrier";
    static final String OWN = "own";
    static final String INHERIT = "inherit";

    /** What the owner or the heir of a lock answers when it is so far. */
    static final String READY = "ready";

    /** The number that both add to. */
    static final String NUMBER = "number";

    private final SharedSpace space;
    private final int number;
    private final SharedLock lock;
    private final SharedLong value;

    private Side(SharedSpace space, int number) {
        this.space = space;
        this.number = number;
        this.lock = space.lock("lock");
        this.value = space.longValue(NUMBER);
    }

    /** Runs this side, number 0 or 1. */
    static void run(SharedSpace space, int number) throws Exception {
        Side side = new Side(space, number);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            System.out.println(side.perform(words[0], Integer.parseInt(words[1])));
        }
    }

    private String perform(String what, int count) throws Exception {
        switch (what) {
            case OWN:
                lock.lock();
                return READY;
            case INHERIT:
                return Long.toString(inherit());
            default:
                meet();
                long begin = System.nanoTime();
                together(what, count);
                return begin + " " + System.nanoTime();
        }
    }

    private void together(String what, int count) throws InterruptedException, BrokenBarrierException {
        switch (what) {
            case LOCKED_INCREMENTS -> lockedIncrements(count);
            case INCREMENTS -> increments(count);
            case EVENTS -> events(count);
            case CONDITION -> condition(count);
            case BARRIER -> barrier(count);
            default -> throw new IllegalArgumentException(what);
        }
    }

    /** Begins when the other one does. */
    private void meet() {
        SharedLong arrived = space.longValue("arrived");
        long last = (arrived.getAndIncrement() | 1) + 1;
        while (arrived.get() < last) {
            Thread.yield();
        }
    }

    private void lockedIncrements(int count) {
        for (int i = 0; i < count; i++) {
            lock.lock();
            try {
                value.setRelease(value.getAcquire() + 1);
            } finally {
                lock.unlock();
            }
        }
    }

    private void increments(int count) {
        for (int i = 0; i < count; i++) {
            value.incrementAndGet();
        }
    }

    private void events(int count) throws InterruptedException {
        SharedEvent mine = space.event("event-" + number);
        SharedEvent other = space.event("event-" + (1 - number));
        for (int i = 0; i < count; i++) {
            if (number == 0) {
                other.set();
            }
            mine.await();
            mine.clear();
            if (number == 1) {
                other.set();
            }
        }
    }

    private void condition(int count) throws InterruptedException {
        SharedLong turn = space.longValue("turn");
        Condition changed = lock.condition("turn");
        for (int i = 0; i < count; i++) {
            lock.lock();
            try {
                while (turn.getAcquire() != number) {
                    changed.await();
                }
                turn.setRelease(1 - number);
                changed.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    private void barrier(int count) throws InterruptedException, BrokenBarrierException {
        SharedBarrier barrier = space.barrier("barrier", 2);
        for (int i = 0; i < count; i++) {
            barrier.await();
        }
    }

    /** When it had the lock that another one died with. */
    private long inherit() throws IOException {
        System.out.println(READY);
        lock.lock();
        long taken = System.nanoTime();
        try {
            if (!lock.ownerDied()) {
                throw new IllegalStateException("lock came from the living: lock=" + lock);
            }
        } finally {
            lock.unlock();
        }
        return taken;
    }
}
