package io.javaipc.shared;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Does at a barrier what it reads. */
public final class BarrierProgram {
    private final SharedSpace space;
    private final SharedBarrier barrier;

    private BarrierProgram(SharedSpace space, int parties, String action) {
        this.space = space;
        this.barrier = space.barrier("b", parties, () -> act(action));
    }

    /**
     * Runs the program.
     *
     * @param arguments the space's name, how many meet, what the last one does
     * @throws IOException when there is nothing to read
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SharedSpace space = SharedSpace.open(arguments[0]);
        CommandLoop.run(new BarrierProgram(space, Integer.parseInt(arguments[1]), arguments[2])::run);
    }

    private void act(String action) {
        switch (action) {
            case "count":
                space.longValue("actions").incrementAndGet();
                break;
            case "fail":
                throw new UnsupportedOperationException("action fails");
            case "hang":
                space.longValue("actions").incrementAndGet();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                break;
            default:
                throw new IllegalArgumentException(action);
        }
    }

    private Object run(String[] words) throws Exception {
        switch (words[0]) {
            case "meet":
                return barrier.await();
            case "meetFor":
                return barrier.await(Duration.ofMillis(Long.parseLong(words[1])));
            case "lockstep":
                lockstep(space, barrier, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                return "done";
            case "broken":
                return barrier.isBroken();
            case "reset":
                barrier.reset();
                return "reset";
            case "abort":
                barrier.abort();
                return "aborted";
            case "close":
                space.close();
                return "closed";
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    /** Goes through rounds, each of which the action counts, and checks that the others are neither behind nor ahead. */
    static void lockstep(SharedSpace space, SharedBarrier barrier, int self, int rounds) throws Exception {
        SharedLong actions = space.longValue("actions");
        List<SharedLong> places = new ArrayList<>();
        List<SharedLong> indexes = new ArrayList<>();
        for (int i = 0; i < barrier.getParties(); i++) {
            places.add(space.longValue("place" + i));
            indexes.add(space.longValue("index" + i));
        }
        for (int round = 1; round <= rounds; round++) {
            places.get(self).set(round);
            indexes.get(barrier.await()).incrementAndGet();
            // nobody goes through the next round before this thread has come
            check(actions.get() == round, "actions=" + actions + ", round=" + round);
            for (SharedLong place : places) {
                check(place.get() == round || place.get() == round + 1, "place=" + place + ", round=" + round);
            }
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("parties are not in step: " + otherwise);
        }
    }
}
