package io.javaipc.posix;

import io.javaipc.shared.RawQueueContract;

/** {@link RawQueueContract} on the native platform. */
class PosixRawQueueTest extends RawQueueContract {
    PosixRawQueueTest() {
        super("posix");
    }
}
