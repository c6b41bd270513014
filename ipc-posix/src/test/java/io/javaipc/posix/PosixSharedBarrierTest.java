package io.javaipc.posix;

import io.javaipc.shared.SharedBarrierContract;

/** {@link SharedBarrierContract} on the native platform. */
class PosixSharedBarrierTest extends SharedBarrierContract {
    PosixSharedBarrierTest() {
        super("posix");
    }
}
