package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.shared.SharedEvent;
import io.javaipc.shared.SharedSemaphore;
import io.javaipc.shared.SharedSpace;
import java.util.ArrayList;
import java.util.List;

/** Four JVMs want one of two permits; one that has a permit is killed, and the permit comes back by itself. */
final class SemaphoreExample {
    private static final int PROCESSES = 4;
    private static final int PERMITS = 2;

    private SemaphoreExample() {}

    static void main(String[] arguments) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            SharedSemaphore permits = space.semaphore("permits", PERMITS);
            SharedEvent done = space.event("done");
            List<JavaProcess<Void>> workers = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                workers.add(JavaProcess.start(() -> {
                    permits.acquire();
                    done.await();
                    permits.release();
                }));
            }
            Wait.until(() -> permits.holders().size() == PERMITS);
            System.out.println(PROCESSES + " processes want one of " + PERMITS + " permits; these have one:");
            show(permits);

            JavaProcess<Void> victim = workers.stream()
                    .filter(worker -> holds(permits, worker))
                    .findFirst()
                    .orElseThrow();
            System.out.println("killing " + victim.pid() + ", which cannot give its permit back");
            victim.process().destroyForcibly();
            Wait.until(() -> !holds(permits, victim) && permits.holders().size() == PERMITS);
            System.out.println("another one got it:");
            show(permits);

            done.set();
            workers.remove(victim);
            victim.close();
            for (JavaProcess<Void> worker : workers) {
                worker.join();
                worker.close();
            }
            System.out.println("all others had their turn; permits available: " + permits.availablePermits());
            Check.that(permits.availablePermits() == PERMITS, "no permit was lost");
        }
    }

    private static boolean holds(SharedSemaphore permits, JavaProcess<?> worker) {
        return permits.holders().stream().anyMatch(holder -> holder.startsWith("pid=" + worker.pid() + ","));
    }

    private static void show(SharedSemaphore permits) {
        permits.holders().forEach(holder -> System.out.println("    " + holder));
    }
}
