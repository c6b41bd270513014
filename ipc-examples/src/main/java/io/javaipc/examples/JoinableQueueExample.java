package io.javaipc.examples;

import io.javaipc.codec.Codec;
import io.javaipc.process.JavaProcess;
import io.javaipc.shared.QueueClosedException;
import io.javaipc.shared.QueueOptions;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedQueue;
import io.javaipc.shared.SharedSpace;
import java.util.ArrayList;
import java.util.List;

/** Hands out tasks, kills a worker in the middle of one, and waits until all are done nevertheless. */
final class JoinableQueueExample {
    private static final int TASKS = 20;

    private JoinableQueueExample() {}

    static void main(String[] arguments) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            SharedQueue<Integer> tasks = space.queue(
                    "tasks", Codec.ints(), QueueOptions.ofCapacity(100).withJoin());
            SharedLong done = space.longValue("done");
            SharedLong slow = space.longValue("slow");
            tasks.put(0);
            try (JavaProcess<Void> victim = JavaProcess.start(() -> {
                tasks.take();
                slow.set(1);
                Thread.sleep(Long.MAX_VALUE);
            })) {
                Wait.until(() -> slow.get() == 1);
                for (int task = 1; task < TASKS; task++) {
                    tasks.put(task);
                }
                List<JavaProcess<Void>> workers = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    workers.add(worker(tasks, done));
                }
                Wait.until(() -> done.get() == TASKS - 1);
                System.out.println(
                        "done: " + done + ", and task 0 is in the hands of one who does not come to its end");
                System.out.println("killing it");
                victim.process().destroyForcibly();
                tasks.join();
                System.out.println("all is done: " + done);
                Check.that(done.get() == TASKS, "the task of the dead was done by another");
                tasks.close();
                for (JavaProcess<Void> worker : workers) {
                    worker.join();
                    worker.close();
                }
            }
        }
    }

    private static JavaProcess<Void> worker(SharedQueue<Integer> tasks, SharedLong done) throws Exception {
        return JavaProcess.start(() -> {
            try {
                while (true) {
                    tasks.take();
                    done.incrementAndGet();
                    tasks.taskDone();
                }
            } catch (QueueClosedException end) {
                System.out.println("a worker goes home");
            }
        });
    }
}
