package io.javaipc.server;

/** Finishes what must be finished though the thread is interrupted, and leaves the interrupt standing. */
final class Uninterruptible {
    /** Something that an interrupt ends early, and that can be begun again. */
    @FunctionalInterface
    interface Step {
        void run() throws InterruptedException;
    }

    private Uninterruptible() {}

    static void run(Step step) {
        boolean interrupted = false;
        while (true) {
            try {
                step.run();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
