package io.javaipc.posix;

import io.javaipc.shared.SharedArrayContract;

/** {@link SharedArrayContract} on the native platform. */
class PosixSharedArrayTest extends SharedArrayContract {
    PosixSharedArrayTest() {
        super("posix");
    }
}
