package io.javaipc.posix;

import io.javaipc.shared.SharedReadWriteLockTortureContract;

/** {@link SharedReadWriteLockTortureContract} on the native platform. */
class PosixSharedReadWriteLockTortureTest extends SharedReadWriteLockTortureContract {
    PosixSharedReadWriteLockTortureTest() {
        super("posix");
    }
}
