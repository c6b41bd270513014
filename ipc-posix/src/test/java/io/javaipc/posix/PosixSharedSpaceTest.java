package io.javaipc.posix;

import io.javaipc.shared.SharedSpaceContract;

/** {@link SharedSpaceContract} on the native platform. */
class PosixSharedSpaceTest extends SharedSpaceContract {
    PosixSharedSpaceTest() {
        super("posix");
    }
}
