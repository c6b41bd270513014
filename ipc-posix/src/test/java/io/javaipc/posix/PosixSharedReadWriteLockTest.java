package io.javaipc.posix;

import io.javaipc.shared.SharedReadWriteLockContract;

/** {@link SharedReadWriteLockContract} on the native platform. */
class PosixSharedReadWriteLockTest extends SharedReadWriteLockContract {
    PosixSharedReadWriteLockTest() {
        super("posix");
    }
}
