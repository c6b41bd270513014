package io.javaipc.posix;

import io.javaipc.shared.SharedLongContract;

/** {@link SharedLongContract} on the native platform. */
class PosixSharedLongTest extends SharedLongContract {
    PosixSharedLongTest() {
        super("posix");
    }
}
