package io.javaipc.posix;

import io.javaipc.shared.SharedEventTortureContract;

/** {@link SharedEventTortureContract} on the native platform. */
class PosixSharedEventTortureTest extends SharedEventTortureContract {
    PosixSharedEventTortureTest() {
        super("posix");
    }
}
