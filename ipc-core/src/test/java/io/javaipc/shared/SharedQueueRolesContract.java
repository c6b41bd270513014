package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.platform.IpcException;
import io.javaipc.process.Command;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.ProcessDiedException;
import io.javaipc.process.TaskFailedException;
import io.javaipc.testing.Await;
import io.javaipc.testing.Running;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queues into which one process puts, or from which one takes. */
public abstract class SharedQueueRolesContract extends SpaceContract {
    private static final QueueOptions OPTIONS = QueueOptions.ofCapacity(16);
    private static final QueueOptions PRODUCER = OPTIONS.withSingleProducer();
    private static final QueueOptions CONSUMER = OPTIONS.withSingleConsumer();

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedQueueRolesContract(String platform) {
        super(platform);
    }

    private SharedQueue<Long> queue(QueueOptions options) {
        return space.queue("queue", Codec.longs(), options);
    }

    @Test
    void allHaveToAskForTheSame() {
        queue(PRODUCER);
        for (QueueOptions other : List.of(OPTIONS, CONSUMER, PRODUCER.withSingleConsumer(), PRODUCER.withJoin())) {
            assertThrows(IpcException.class, () -> queue(other));
        }
    }

    private static void kill(JavaProcess<?> process) {
        assertThrows(ProcessDiedException.class, () -> {
            Command.of("kill", "-KILL", Long.toString(process.pid())).run();
            process.join();
        });
    }

    @Test
    void aSecondProducerIsRefusedAndNamesTheFirstUntilThatDies() throws Exception {
        SharedQueue<Long> queue = queue(PRODUCER);
        try (JavaProcess<Void> producer = JavaProcess.start(() -> {
            queue.put(1L);
            new CountDownLatch(1).await();
        })) {
            assertEquals(1, queue.take());
            String message = assertThrows(IllegalStateException.class, () -> queue.offer(2L))
                    .getMessage();
            assertTrue(
                    message.startsWith("queue has a single producer, and this is another process: queue=queue.queue,"
                            + " producer=pid=" + producer.pid()),
                    message);
            assertNull(queue.poll());
            kill(producer);
            assertTrue(queue.offer(2L));
            assertEquals(2, queue.take());
        }
    }

    @Test
    void aSecondConsumerIsRefusedUntilTheFirstDiesAndWhatThatHeldComesAgain() throws Exception {
        SharedQueue<Long> queue = queue(CONSUMER);
        SharedInt held = space.intValue("held");
        queue.put(1L);
        queue.put(2L);
        try (JavaProcess<Void> consumer = JavaProcess.start(() -> {
            queue.receive();
            held.set(1);
            new CountDownLatch(1).await();
        })) {
            Await.until(() -> held.get() == 1);
            String message =
                    assertThrows(IllegalStateException.class, queue::poll).getMessage();
            assertTrue(message.startsWith("queue has a single consumer"), message);
            assertThrows(IllegalStateException.class, queue::take);
            assertEquals(2, queue.peek());
            kill(consumer);
            assertEquals(2, queue.take());
            Delivery<Long> again = queue.receive(Duration.ofDays(1)).orElseThrow();
            assertEquals(1, again.value());
            assertTrue(again.redelivered());
            again.ack();
        }
    }

    @Test
    void aRoleIsFreeWhenItsProcessLeavesTheSpace() throws Exception {
        SharedQueue<Long> queue = queue(PRODUCER.withSingleConsumer());
        try (JavaProcess<Void> first = JavaProcess.start(() -> {
            queue.put(1L);
            queue.take();
        })) {
            first.join();
        }
        queue.put(2L);
        assertEquals(2, queue.take());
        try (JavaProcess<Void> late = JavaProcess.start(() -> queue.put(3L))) {
            TaskFailedException failure = assertThrows(TaskFailedException.class, late::join);
            assertTrue(failure.getMessage().contains("queue has a single producer"), failure.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "producer", "consumer"})
    void nothingIsLostOrDoubledAndAllIsInOrder(String form) throws Exception {
        QueueOptions options =
                form.equals("single") ? PRODUCER.withSingleConsumer() : form.equals("producer") ? PRODUCER : CONSUMER;
        SharedQueue<Long> queue = queue(options);
        long each = 20_000;
        try (JavaProcess<Void> producer = JavaProcess.start(() -> {
            for (long number = 0; number < each; number++) {
                queue.put(number);
            }
            queue.close();
        })) {
            for (long number = 0; number < each; number++) {
                assertEquals(number, queue.take());
            }
            assertThrows(QueueClosedException.class, queue::take);
            producer.join();
        }
    }

    @Test
    void closedByAConsumerItEndsBehindWhatWasPut() throws Exception {
        for (int round = 0; round < 3; round++) {
            SharedQueue<Long> queue = space.queue("round" + round, Codec.longs(), PRODUCER.withSingleConsumer());
            try (JavaProcess<Long> producer = JavaProcess.start(() -> {
                long put = 0;
                try {
                    while (true) {
                        queue.put(put);
                        put++;
                    }
                } catch (QueueClosedException e) {
                    return put;
                }
            })) {
                long taken = 0;
                while (taken < 1_000) {
                    assertEquals(taken++, queue.take());
                }
                queue.close();
                while (queue.poll(Duration.ofDays(1)) != null) {
                    taken++;
                }
                assertEquals(producer.join(), taken);
            }
        }
    }

    private static void closeElsewhere(SharedQueue<Long> queue) {
        Running.Call<Void> closer = Running.start(() -> {
            queue.close();
            return null;
        });
        assertDoesNotThrow(() -> closer.outcome().get());
    }

    @Test
    void aSingleProducerThatTheEndOvertakesIsTold() {
        SharedQueue<Long> queue = queue(PRODUCER);
        assertThrows(QueueClosedException.class, () -> queue.raw().offer(Long.BYTES, message -> closeElsewhere(queue)));
        assertThrows(QueueClosedException.class, queue::take);
    }

    @Test
    void oneOfManyProducersHasItsPlaceBeforeTheEnd() throws Exception {
        SharedQueue<Long> queue = queue(OPTIONS);
        assertTrue(queue.raw().offer(Long.BYTES, message -> {
            message.putLong(0, 42);
            closeElsewhere(queue);
        }));
        assertEquals(42, queue.take());
        assertThrows(QueueClosedException.class, queue::take);
    }
}
