package io.javaipc.posix;

import io.javaipc.shared.SharedLockTortureContract;

/** {@link SharedLockTortureContract} on the native platform. */
class PosixSharedLockTortureTest extends SharedLockTortureContract {
    PosixSharedLockTortureTest() {
        super("posix");
    }
}
