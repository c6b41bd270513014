package io.javaipc.posix;

import io.javaipc.shared.SharedQueueProcessesContract;

/** {@link SharedQueueProcessesContract} on the native platform. */
class PosixSharedQueueProcessesTest extends SharedQueueProcessesContract {
    PosixSharedQueueProcessesTest() {
        super("posix");
    }
}
