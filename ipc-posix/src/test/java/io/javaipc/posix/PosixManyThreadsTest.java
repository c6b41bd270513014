package io.javaipc.posix;

import io.javaipc.process.ManyThreadsContract;

/** {@link ManyThreadsContract} on the native platform. */
class PosixManyThreadsTest extends ManyThreadsContract {
    PosixManyThreadsTest() {
        super("posix");
    }
}
