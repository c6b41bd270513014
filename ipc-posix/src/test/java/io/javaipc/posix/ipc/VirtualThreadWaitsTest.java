package io.javaipc.posix.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.javaipc.posix.ipc.DescriptorChannel.Pair;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Waits of virtual threads, many more than there are carriers: nobody waits in native code, so all get on. */
class VirtualThreadWaitsTest {
    private static final int WAITERS = 64;

    /** A step of a virtual thread. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private static void start(Step step) throws Exception {
        Runnable task = () -> {
            try {
                step.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }

    @Test
    void theyGetOn() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "this JDK has no virtual threads");
        CountDownLatch done = new CountDownLatch(2 * WAITERS);
        String name = Peers.unusedName();
        try (PosixSemaphore semaphore = PosixSemaphore.create(name, 0);
                Pair pair = DescriptorChannel.pair();
                Pair sockets = DescriptorChannel.pair(Framing.STREAM);
                NativeChannel source = NativeChannel.of(sockets.first().descriptor());
                NativeChannel sink = NativeChannel.of(sockets.second().descriptor())) {
            semaphore.unlink();
            for (int i = 0; i < WAITERS; i++) {
                start(() -> {
                    semaphore.acquire();
                    pair.first().send(new byte[] {1});
                    done.countDown();
                });
                start(() -> {
                    pair.second().receive().orElseThrow();
                    sink.write(ByteBuffer.allocate(1));
                    done.countDown();
                });
            }
            start(() -> {
                for (int i = 0; i < WAITERS; i++) {
                    semaphore.release();
                }
            });
            assertEquals(WAITERS, source.inputStream().readNBytes(WAITERS).length);
            done.await();
        }
    }
}
