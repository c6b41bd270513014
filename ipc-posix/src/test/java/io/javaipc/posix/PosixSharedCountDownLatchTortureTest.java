package io.javaipc.posix;

import io.javaipc.shared.SharedCountDownLatchTortureContract;

/** {@link SharedCountDownLatchTortureContract} on the native platform. */
class PosixSharedCountDownLatchTortureTest extends SharedCountDownLatchTortureContract {
    PosixSharedCountDownLatchTortureTest() {
        super("posix");
    }
}
