package io.javaipc.tool;

import io.javaipc.shared.SharedBarrier;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedSpace;
import io.javaipc.testing.Await;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;

/** Has something of everything in a space, and stays there until it is killed. */
public final class Inhabitant {
    private Inhabitant() {}

    /**
     * Runs the program.
     *
     * @param arguments the space's name, or nothing for a temporary one
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        SharedSpace space = arguments.length == 0 ? SharedSpace.temporary() : SharedSpace.open(arguments[0]);
        space.longValue("sold").set(7);
        space.lock("stock").lock();
        space.semaphore("slots", 3).acquire(2);
        space.unboundedSemaphore("tickets", 1);
        space.event("go").set();
        space.countDownLatch("left", 3).countDown();
        space.readWriteLock("prices").readLock().lock();
        SharedBarrier barrier = space.barrier("phase", 3);
        start(barrier::await);
        Await.until(() -> barrier.getNumberWaiting() > 0);
        awaitCondition(space.lock("orders"));
        System.out.println("ready");
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void awaitCondition(SharedLock lock) throws InterruptedException {
        Condition condition = lock.condition("filled");
        CountDownLatch locked = new CountDownLatch(1);
        start(() -> {
            lock.lock();
            locked.countDown();
            condition.await();
            return null;
        });
        locked.await();
        // it can be had as soon as the other waits
        lock.lock();
        lock.unlock();
    }

    private static void start(Callable<?> call) {
        Thread thread = new Thread(() -> {
            try {
                call.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
