package io.javaipc.posix;

import io.javaipc.shared.SharedHandleContract;

/** {@link SharedHandleContract} on the native platform. */
class PosixSharedHandleTest extends SharedHandleContract {
    PosixSharedHandleTest() {
        super("posix");
    }
}
