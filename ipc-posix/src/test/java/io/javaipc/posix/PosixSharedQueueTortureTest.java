package io.javaipc.posix;

import io.javaipc.shared.SharedQueueTortureContract;

/** {@link SharedQueueTortureContract} on the native platform. */
class PosixSharedQueueTortureTest extends SharedQueueTortureContract {
    PosixSharedQueueTortureTest() {
        super("posix");
    }
}
