package io.javaipc.posix;

import io.javaipc.shared.SharedQueueContract;
import java.util.function.UnaryOperator;

/** {@link SharedQueueContract} on the native platform. */
class PosixSharedQueueTest extends SharedQueueContract {
    PosixSharedQueueTest() {
        super("posix", UnaryOperator.identity());
    }
}
