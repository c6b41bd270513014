package io.javaipc.shared;

import io.javaipc.codec.Codec;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** {@link MessageQueueContract} on a {@link SharedQueue}. */
class JavaPlatformMessageQueueTest implements MessageQueueContract {
    private SharedSpace space;

    @BeforeEach
    void openSpace() {
        space = SharedSpace.temporary();
    }

    @AfterEach
    void closeSpace() {
        space.close();
    }

    @Override
    public <E> Ends<E> open(String name, Codec<E> codec) {
        SharedQueue<E> queue = space.queue(name, codec);
        return new Ends<>() {
            @Override
            public void put(E element) throws InterruptedException {
                queue.put(element);
            }

            @Override
            public E poll() {
                return queue.poll();
            }

            @Override
            public E poll(Duration timeout) throws InterruptedException {
                return queue.poll(timeout);
            }

            @Override
            public E take() throws InterruptedException {
                return queue.take();
            }

            @Override
            public Delivery<E> receive() throws InterruptedException {
                return queue.receive();
            }
        };
    }
}
