package io.javaipc.posix;

import io.javaipc.shared.SharedTextContract;

/** {@link SharedTextContract} on the native platform. */
class PosixSharedTextTest extends SharedTextContract {
    PosixSharedTextTest() {
        super("posix");
    }
}
