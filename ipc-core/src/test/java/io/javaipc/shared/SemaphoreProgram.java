package io.javaipc.shared;

import java.io.IOException;
import java.time.Duration;

/** Does with a semaphore what it reads. */
public final class SemaphoreProgram {
    private final SharedSpace space;
    private SharedSemaphore semaphore;

    private SemaphoreProgram(SharedSpace space) {
        this.space = space;
    }

    /**
     * Runs the program.
     *
     * @param arguments the space's name
     * @throws IOException when there is nothing to read
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        CommandLoop.run(new SemaphoreProgram(SharedSpace.open(arguments[0]))::run);
    }

    private Object run(String[] words) throws Exception {
        int number = words.length > 1 ? Integer.parseInt(words[1]) : 0;
        switch (words[0]) {
            case "bounded":
                semaphore = space.semaphore("s", number);
                return "open";
            case "unbounded":
                semaphore = space.unboundedSemaphore("s", number);
                return "open";
            case "acquire":
                semaphore.acquire(number);
                return "acquired";
            case "try":
                return semaphore.tryAcquire(number);
            case "release":
                semaphore.release(number);
                return "released";
            case "reduce":
                semaphore.reducePermits(number);
                return "reduced";
            case "drain":
                return semaphore.drainPermits();
            case "held":
                return semaphore.heldPermits();
            case "available":
                return semaphore.availablePermits();
            case "add":
                return add(number);
            case "refused":
                return refused(number);
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    /** Adds with a permit in the hand, by no atomic operation. */
    private String add(int times) throws InterruptedException {
        SharedLong sum = space.longValue("sum");
        for (int i = 0; i < times; i++) {
            semaphore.acquire();
            sum.set(sum.get() + 1);
            semaphore.release();
        }
        return "added";
    }

    /** How often it was refused a permit that there was, in so many rounds. */
    private int refused(int times) throws InterruptedException {
        int refused = 0;
        for (int i = 0; i < times; i++) {
            boolean acquired = i % 2 == 0 ? semaphore.tryAcquire() : semaphore.tryAcquire(Duration.ZERO);
            if (acquired) {
                semaphore.release();
            } else {
                refused++;
            }
        }
        return refused;
    }
}
