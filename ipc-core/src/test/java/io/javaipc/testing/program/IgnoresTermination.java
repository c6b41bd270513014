package io.javaipc.testing.program;

import java.util.concurrent.CountDownLatch;

/** Says "ready", and then lives on until it is killed: its shutdown hook never ends. */
public final class IgnoresTermination {
    private IgnoresTermination() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("asked to end");
            awaitForever(never);
        }));
        System.out.println("ready");
        never.await();
    }

    private static void awaitForever(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
