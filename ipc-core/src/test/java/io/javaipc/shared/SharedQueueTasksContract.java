package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.codec.Codec;
import io.javaipc.process.Command;
import io.javaipc.process.JavaProcess;
import io.javaipc.process.ProcessDiedException;
import io.javaipc.testing.Asleep;
import io.javaipc.testing.Await;
import io.javaipc.testing.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Elements that are tasks: held until they are done, and waited for. */
public abstract class SharedQueueTasksContract extends SpaceContract {
    private SharedQueue<String> queue;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedQueueTasksContract(String platform) {
        super(platform);
    }

    @BeforeEach
    final void openQueue() {
        queue = space.queue("tasks", Codec.utf8(), QueueOptions.ofCapacity(10).withJoin());
    }

    @Test
    void joinWaitsUntilAllIsDone() throws Exception {
        queue.join();
        queue.put("a");
        queue.put("b");
        assertFalse(queue.join(Duration.ZERO));
        assertEquals("a", queue.take());
        assertEquals("b", queue.poll());
        assertFalse(queue.join(Duration.ofSeconds(-1)));
        queue.taskDone();
        long start = System.nanoTime();
        assertFalse(queue.join(Duration.ofMillis(20)));
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(20));
        Running.Call<Boolean> joiner = Running.start(() -> {
            queue.join();
            return true;
        });
        Asleep.until(joiner);
        queue.taskDone();
        assertTrue(joiner.outcome().get());
        assertTrue(queue.join(Duration.ZERO));
    }

    @Test
    void whatIsPutWhileOneJoinsIsWaitedForToo() throws Exception {
        queue.put("a");
        Running.Call<Boolean> joiner = Running.start(() -> queue.join(Duration.ofDays(1)));
        Asleep.until(joiner);
        assertEquals("a", queue.take());
        queue.put("b");
        queue.taskDone();
        assertEquals("b", queue.take());
        assertFalse(queue.join(Duration.ZERO));
        queue.taskDone();
        assertTrue(joiner.outcome().get());
    }

    @Test
    void doneIsSaidOnceForEach() throws Exception {
        assertThrows(IllegalStateException.class, queue::taskDone);
        queue.put("a");
        assertThrows(IllegalStateException.class, queue::taskDone);
        queue.take();
        queue.taskDone();
        String message =
                assertThrows(IllegalStateException.class, queue::taskDone).getMessage();
        assertEquals("nothing was taken that is not done: queue=queue.tasks", message);
    }

    @Test
    void aThreadSaysItOfItsOwn() throws Exception {
        SharedQueue<String> tasks = queue;
        tasks.put("others");
        tasks.put("own");
        try (JavaProcess<Void> worker = JavaProcess.start(() -> {
            Running.start(tasks::take).outcome().get();
            tasks.take();
            tasks.taskDone();
        })) {
            worker.join();
        }
        assertEquals("others", tasks.take());
        tasks.taskDone();
        tasks.join();
    }

    @Test
    void handlesOfOneProcessShareWhatIsNotDone() throws Exception {
        SharedQueue<String> other =
                space.queue("tasks", Codec.utf8(), QueueOptions.ofCapacity(10).withJoin());
        queue.put("a");
        other.take();
        queue.taskDone();
        other.join();
    }

    @Test
    void whatWasDrainedOrReceivedIsHeldToo() throws Exception {
        assertEquals(3, queue.offerAll(List.of("a", "b", "c")));
        Delivery<String> first = queue.receive();
        List<String> rest = new ArrayList<>();
        assertEquals(2, queue.drainTo(rest));
        assertEquals(List.of("b", "c"), rest);
        queue.taskDone();
        queue.taskDone();
        assertThrows(IllegalStateException.class, queue::taskDone);
        assertFalse(queue.join(Duration.ZERO));
        first.ack();
        queue.join();
    }

    @Test
    void aQueueThatIsNotJoinableCanBeJoinedButHoldsNothing() throws Exception {
        SharedQueue<String> plain = space.queue("plain", Codec.utf8(), 10);
        plain.put("a");
        assertFalse(plain.join(Duration.ZERO));
        plain.take();
        assertThrows(UnsupportedOperationException.class, plain::taskDone);
        plain.join();
        plain.put("b");
        Delivery<String> delivery = plain.receive();
        assertFalse(plain.join(Duration.ZERO));
        delivery.ack();
        plain.join();
    }

    @Test
    void anInterruptEndsAJoin() throws Exception {
        queue.put("a");
        Running.Call<Void> joiner = Running.start(() -> {
            assertThrows(InterruptedException.class, queue::join);
            return null;
        });
        Asleep.until(joiner);
        joiner.thread().interrupt();
        joiner.outcome().get();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, queue::join);
    }

    @Test
    void aTaskOfAKilledWorkerIsDoneByAnother() throws Exception {
        SharedQueue<String> tasks = queue;
        tasks.put("a");
        SharedInt taken = space.intValue("taken");
        try (JavaProcess<Void> worker = JavaProcess.start(() -> {
            tasks.take();
            taken.set(1);
            new CountDownLatch(1).await();
        })) {
            Await.until(() -> taken.get() == 1);
            assertNull(tasks.poll());
            Running.Call<Boolean> joiner = Running.start(() -> tasks.join(Duration.ofDays(1)));
            Asleep.until(joiner);
            assertThrows(ProcessDiedException.class, () -> {
                Command.of("kill", "-KILL", Long.toString(worker.pid())).run();
                worker.join();
            });
            assertFalse(tasks.join(Duration.ofMillis(20)), "nobody has done it");
            assertEquals("a", tasks.take());
            tasks.taskDone();
            assertTrue(joiner.outcome().get());
        }
    }
}
