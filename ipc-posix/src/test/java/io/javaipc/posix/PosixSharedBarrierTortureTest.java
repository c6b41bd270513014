package io.javaipc.posix;

import io.javaipc.shared.SharedBarrierTortureContract;

/** {@link SharedBarrierTortureContract} on the native platform. */
class PosixSharedBarrierTortureTest extends SharedBarrierTortureContract {
    PosixSharedBarrierTortureTest() {
        super("posix");
    }
}
