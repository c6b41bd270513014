package io.javaipc.posix;

import io.javaipc.shared.SharedReadWriteLockDeathContract;

/** {@link SharedReadWriteLockDeathContract} on the native platform. */
class PosixSharedReadWriteLockDeathTest extends SharedReadWriteLockDeathContract {
    PosixSharedReadWriteLockDeathTest() {
        super("posix");
    }
}
