package io.javaipc.posix.ipc;

import static org.junit.jupiter.api.Assumptions.abort;

import io.javaipc.platform.IpcException;
import java.util.Optional;

/** Whether there are message queues here: some sandboxes have none. */
final class QueueSupport {
    private QueueSupport() {}

    static void assumeQueues() {
        try {
            PosixMessageQueue.open(Peers.unusedName()).close();
        } catch (IpcException e) {
            if (!e.errnoName().equals(Optional.of("ENOENT"))) {
                abort("this machine has no POSIX message queues: " + e.getMessage());
            }
        }
    }

    /** Removes a queue, if it is there. */
    static void remove(String name) {
        try (PosixMessageQueue queue = PosixMessageQueue.open(name)) {
            queue.unlink();
        } catch (IpcException e) {
            if (!e.errnoName().equals(Optional.of("ENOENT"))) {
                throw e;
            }
        }
    }
}
