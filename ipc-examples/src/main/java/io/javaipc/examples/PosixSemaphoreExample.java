package io.javaipc.examples;

import io.javaipc.posix.ipc.PosixSemaphore;
import io.javaipc.process.JavaProcess;
import java.time.Duration;

/** Shares a semaphore by name, as C and Python know it; a killed process keeps its permit for good. */
final class PosixSemaphoreExample {
    private PosixSemaphoreExample() {}

    static void main(String[] arguments) throws Exception {
        String name = "javaipc-example-" + ProcessHandle.current().pid();
        try (PosixSemaphore slots = PosixSemaphore.create(name, 2)) {
            try {
                System.out.println("in C: sem_open(\"/" + name + "\", 0); permits: " + slots.value());
                try (JavaProcess<Void> child = JavaProcess.start(() -> acquireAndDie(name))) {
                    child.process().awaitExit();
                }
                System.out.println("a process took one and was killed; permits: " + slots.value());
                slots.acquire();
                boolean another = slots.tryAcquire(Duration.ofMillis(100));
                System.out.println("we took the last; another within 100 ms: " + another);
                Check.that(!another, "the permit of the killed process is gone");
                slots.release();
                Check.that(slots.value() == 1, "ours came back");
            } finally {
                // closing would leave the name
                slots.unlink();
            }
        }
    }

    private static void acquireAndDie(String name) throws InterruptedException {
        try (PosixSemaphore slots = PosixSemaphore.open(name)) {
            slots.acquire();
            // as kill -9 does: nothing is given back
            Runtime.getRuntime().halt(1);
        }
    }
}
