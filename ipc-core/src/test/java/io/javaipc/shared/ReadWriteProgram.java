package io.javaipc.shared;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Does with a lock for readers and writers what it reads. */
public final class ReadWriteProgram {
    private final SharedSpace space;
    private final SharedReadWriteLock lock;

    private ReadWriteProgram(SharedSpace space) {
        this.space = space;
        this.lock = space.readWriteLock("rw");
    }

    /**
     * Runs the program.
     *
     * @param arguments the space's name
     * @throws IOException when there is nothing to read
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        CommandLoop.run(new ReadWriteProgram(SharedSpace.open(arguments[0]))::run);
    }

    private Object run(String[] words) throws Exception {
        switch (words[0]) {
            case "read":
                lock.readLock().lock();
                return "reading";
            case "tryRead":
                return lock.readLock().tryLock();
            case "tryReadFor":
                return lock.readLock().tryLock(Long.parseLong(words[1]), TimeUnit.MILLISECONDS);
            case "endRead":
                lock.readLock().unlock();
                return "ended";
            case "readOnce":
                lock.readLock().lock();
                try {
                    return "read " + lock.ownerDied();
                } finally {
                    lock.readLock().unlock();
                }
            case "write":
                lock.writeLock().lock();
                return "writing";
            case "tryWrite":
                return lock.writeLock().tryLock();
            case "endWrite":
                lock.writeLock().unlock();
                return "ended";
            case "writeOnce":
                lock.writeLock().lock();
                try {
                    return "wrote " + lock.writeLock().ownerDied();
                } finally {
                    lock.writeLock().unlock();
                }
            case "awaitSignal":
                lock.writeLock().lock();
                try {
                    space.longValue("waiters").incrementAndGet();
                    lock.writeLock().condition("c").await();
                    return "signalled";
                } finally {
                    lock.writeLock().unlock();
                }
            case "mix":
                return mix(space, Integer.parseInt(words[1]));
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    /** Reads three times for each time it writes; how often two numbers differed that writers keep equal. */
    static int mix(SharedSpace space, int times) {
        SharedReadWriteLock lock = space.readWriteLock("rw");
        SharedLong first = space.longValue("first");
        SharedLong second = space.longValue("second");
        int different = 0;
        for (int i = 0; i < times; i++) {
            if (i % 4 == 0) {
                lock.writeLock().lock();
                first.set(first.get() + 1);
                Thread.yield();
                second.set(second.get() + 1);
                lock.writeLock().unlock();
            } else {
                lock.readLock().lock();
                different += first.get() == second.get() ? 0 : 1;
                lock.readLock().unlock();
            }
        }
        return different;
    }
}
