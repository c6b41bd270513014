package io.javaipc.posix;

import io.javaipc.shared.SharedEventContract;

/** {@link SharedEventContract} on the native platform. */
class PosixSharedEventTest extends SharedEventContract {
    PosixSharedEventTest() {
        super("posix");
    }
}
