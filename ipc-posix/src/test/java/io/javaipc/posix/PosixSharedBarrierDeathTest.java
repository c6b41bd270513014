package io.javaipc.posix;

import io.javaipc.shared.SharedBarrierDeathContract;

/** {@link SharedBarrierDeathContract} on the native platform. */
class PosixSharedBarrierDeathTest extends SharedBarrierDeathContract {
    PosixSharedBarrierDeathTest() {
        super("posix");
    }
}
