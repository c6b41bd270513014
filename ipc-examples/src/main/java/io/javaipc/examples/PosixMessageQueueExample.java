package io.javaipc.examples;

import io.javaipc.codec.Codec;
import io.javaipc.platform.IpcException;
import io.javaipc.posix.ipc.PosixMessageQueue;
import io.javaipc.posix.ipc.TypedMessageQueue;
import io.javaipc.process.JavaProcess;
import java.util.Optional;

/** Sends messages with priorities through the kernel, to another JVM and as C would receive them. */
final class PosixMessageQueueExample {
    private PosixMessageQueueExample() {}

    static void main(String[] arguments) throws Exception {
        String name = "javaipc-example-" + ProcessHandle.current().pid();
        try (PosixMessageQueue queue = PosixMessageQueue.create(name, 10, 64)) {
            try {
                System.out.println("in C: mq_open(\"/" + name + "\", O_RDONLY); " + queue.attributes());
                TypedMessageQueue<String> jobs = queue.as(Codec.utf8());
                jobs.send("sweep", 0);
                jobs.send("put out the fire", 9);
                try (JavaProcess<String> child = JavaProcess.start(() -> receiveTwo(name))) {
                    String order = child.join();
                    System.out.println("a child received: " + order);
                    Check.that(order.equals("put out the fire, sweep"), "the higher priority came first");
                }
                try {
                    queue.send(new byte[65], 0);
                } catch (IpcException e) {
                    System.out.println(e.getMessage());
                }
                Check.that(queue.tryReceive().isEmpty(), "what was too large is not there");
            } finally {
                // closing would leave the name, and the messages
                queue.unlink();
            }
        } catch (IpcException e) {
            if (!e.errnoName().equals(Optional.of("ENOSYS"))) {
                throw e;
            }
            System.out.println("this machine has no message queues: " + e.getMessage());
        }
    }

    private static String receiveTwo(String name) throws InterruptedException {
        try (PosixMessageQueue queue = PosixMessageQueue.open(name)) {
            TypedMessageQueue<String> jobs = queue.as(Codec.utf8());
            return jobs.receive().value() + ", " + jobs.receive().value();
        }
    }
}
