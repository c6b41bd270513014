package io.javaipc.posix;

import io.javaipc.shared.SharedCountDownLatchContract;

/** {@link SharedCountDownLatchContract} on the native platform. */
class PosixSharedCountDownLatchTest extends SharedCountDownLatchContract {
    PosixSharedCountDownLatchTest() {
        super("posix");
    }
}
