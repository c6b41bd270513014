package io.javaipc.posix;

import io.javaipc.shared.SharedQueueTasksContract;

/** {@link SharedQueueTasksContract} on the native platform. */
class PosixSharedQueueTasksTest extends SharedQueueTasksContract {
    PosixSharedQueueTasksTest() {
        super("posix");
    }
}
