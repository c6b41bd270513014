package io.javaipc.posix;

import io.javaipc.shared.SharedTextTortureContract;

/** {@link SharedTextTortureContract} on the native platform. */
class PosixSharedTextTortureTest extends SharedTextTortureContract {
    PosixSharedTextTortureTest() {
        super("posix");
    }
}
