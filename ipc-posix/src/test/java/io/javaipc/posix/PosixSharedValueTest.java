package io.javaipc.posix;

import io.javaipc.shared.SharedValueContract;

/** {@link SharedValueContract} on the native platform. */
class PosixSharedValueTest extends SharedValueContract {
    PosixSharedValueTest() {
        super("posix");
    }
}
