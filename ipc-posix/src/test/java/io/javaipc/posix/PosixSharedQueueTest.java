package io.javaipc.posix;

import io.javaipc.shared.SharedQueueContract;

/** {@link SharedQueueContract} on the native platform. */
class PosixSharedQueueTest extends SharedQueueContract {
    PosixSharedQueueTest() {
        super("posix");
    }
}
