package io.javaipc.posix;

import io.javaipc.shared.SingleQueueTortureContract;

/** {@link SingleQueueTortureContract} on the native platform. */
class PosixSingleQueueTortureTest extends SingleQueueTortureContract {
    PosixSingleQueueTortureTest() {
        super("posix");
    }
}
