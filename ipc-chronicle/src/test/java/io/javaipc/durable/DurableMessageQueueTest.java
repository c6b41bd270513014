package io.javaipc.durable;

import io.javaipc.codec.Codec;
import io.javaipc.shared.Delivery;
import io.javaipc.shared.MessageQueueContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** {@link MessageQueueContract} on a {@link DurableQueue}, its two ends being an append and a reader's name. */
class DurableMessageQueueTest implements MessageQueueContract {
    @TempDir
    private Path directory;

    private final List<DurableQueue<?>> queues = new ArrayList<>();

    @AfterEach
    void closeQueues() {
        queues.forEach(DurableQueue::close);
    }

    @Override
    public <E> Ends<E> open(String name, Codec<E> codec) {
        DurableQueue<E> queue = DurableQueue.open(directory.resolve(name), codec);
        queues.add(queue);
        DurableReader<E> reader = queue.reader("reader");
        return new Ends<>() {
            @Override
            public void put(E element) throws InterruptedException {
                queue.append(element);
            }

            @Override
            public E poll() {
                return reader.poll();
            }

            @Override
            public E poll(Duration timeout) throws InterruptedException {
                return reader.poll(timeout);
            }

            @Override
            public E take() throws InterruptedException {
                return reader.take();
            }

            @Override
            public Delivery<E> receive() throws InterruptedException {
                return reader.receive();
            }
        };
    }
}
