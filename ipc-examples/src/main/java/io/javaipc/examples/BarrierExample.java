package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.shared.SharedBarrier;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;

/** Three JVMs work in phases, none ahead of the others; then one is killed, and those who wait for it are told. */
final class BarrierExample {
    private static final int PARTIES = 3;
    private static final int PHASES = 3;

    private BarrierExample() {}

    static void main(String[] arguments) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            SharedBarrier barrier = space.barrier("phase", PARTIES);
            SharedLong parts = space.longValue("parts");
            JavaProcess<Void> victim = JavaProcess.start(() -> {
                work(barrier, parts);
                Thread.sleep(Long.MAX_VALUE);
            });
            List<JavaProcess<String>> others = new ArrayList<>();
            for (int i = 1; i < PARTIES; i++) {
                others.add(JavaProcess.start(() -> {
                    work(barrier, parts);
                    return awaitOneWhoDoesNotCome(barrier);
                }));
            }
            Wait.until(() -> parts.get() == PHASES * PARTIES && barrier.getNumberWaiting() == PARTIES - 1);
            System.out.println(barrier.getNumberWaiting() + " wait for pid " + victim.pid() + ", which is killed now");
            victim.process().destroyForcibly();
            for (JavaProcess<String> other : others) {
                String told = other.join();
                System.out.println("pid " + other.pid() + " is told: " + told);
                Check.that(told.startsWith("barrier was broken"), "the death was told");
                other.close();
            }
            victim.close();
            Check.that(barrier.isBroken(), "the barrier is broken for all");
            barrier.reset();
            System.out.println("after a reset it can be used again: broken=" + barrier.isBroken());
        }
    }

    private static void work(SharedBarrier barrier, SharedLong parts)
            throws InterruptedException, BrokenBarrierException {
        for (int phase = 1; phase <= PHASES; phase++) {
            parts.incrementAndGet();
            // 0 for the one who came last
            if (barrier.await() == 0) {
                System.out.println("phase " + phase + " is over: all " + PARTIES + " have done their part");
            }
            Check.that(parts.get() >= (long) phase * PARTIES, "nobody goes on before all have done their part");
        }
    }

    private static String awaitOneWhoDoesNotCome(SharedBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
            return "all have come";
        } catch (BrokenBarrierException e) {
            return e.getMessage();
        }
    }
}
