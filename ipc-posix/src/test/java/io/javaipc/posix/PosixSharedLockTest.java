package io.javaipc.posix;

import io.javaipc.shared.SharedLockContract;

/** {@link SharedLockContract} on the native platform. */
class PosixSharedLockTest extends SharedLockContract {
    PosixSharedLockTest() {
        super("posix");
    }
}
