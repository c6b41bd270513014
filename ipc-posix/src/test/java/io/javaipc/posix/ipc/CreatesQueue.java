package io.javaipc.posix.ipc;

import io.javaipc.platform.IpcException;

/** Creates a message queue and prints why it could not. */
public final class CreatesQueue {
    private CreatesQueue() {}

    /**
     * Runs the program.
     *
     * @param arguments the queue's name
     */
    public static void main(String[] arguments) {
        try (PosixMessageQueue queue = PosixMessageQueue.create(arguments[0], 10, 1000)) {
            queue.unlink();
            System.out.println("created");
        } catch (IpcException e) {
            System.out.println(e.errnoName().orElse("no errno") + " " + e.getMessage());
        }
    }
}
