package io.javaipc.posix;

import io.javaipc.shared.SharedQueueContract;

/** {@link SharedQueueContract} for one producing and one consuming process, on the native platform. */
class PosixSingleSharedQueueTest extends SharedQueueContract {
    PosixSingleSharedQueueTest() {
        super("posix", options -> options.withSingleProducer().withSingleConsumer());
    }
}
