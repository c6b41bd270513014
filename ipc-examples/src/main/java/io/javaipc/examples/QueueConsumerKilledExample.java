package io.javaipc.examples;

import io.javaipc.codec.Codec;
import io.javaipc.process.JavaProcess;
import io.javaipc.shared.Delivery;
import io.javaipc.shared.SharedInt;
import io.javaipc.shared.SharedQueue;
import io.javaipc.shared.SharedSpace;
import java.util.concurrent.TimeUnit;

/** A consumer is killed with a message in its hands; it comes again to another one, and says so. */
final class QueueConsumerKilledExample {
    private QueueConsumerKilledExample() {}

    static void main(String[] arguments) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            SharedQueue<String> letters = space.queue("letters", Codec.utf8());
            SharedInt received = space.intValue("received");
            letters.put("first");
            letters.put("second");
            try (JavaProcess<Void> consumer = JavaProcess.start(() -> {
                Delivery<String> letter = letters.receive();
                System.out.println("a consumer works on \"" + letter.value() + "\"");
                received.set(1);
                // and never comes to acknowledge it
                Thread.sleep(Long.MAX_VALUE);
            })) {
                Wait.until(() -> received.get() == 1);
                Delivery<String> second = letters.receive();
                System.out.println("this process gets \"" + second.value() + "\"");
                second.ack();
                System.out.println("killing the consumer; in the queue: " + letters.size());
                consumer.process().destroyForcibly();
                long start = System.nanoTime();
                Delivery<String> again = letters.receive();
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                System.out.println("after " + millis + " ms \"" + again.value() + "\" comes again: redelivered="
                        + again.redelivered());
                Check.that(again.value().equals("first") && again.redelivered(), "it was not lost, and was marked");
                again.ack();
                Check.that(letters.poll() == null, "nothing comes twice");
            }
        }
    }
}
