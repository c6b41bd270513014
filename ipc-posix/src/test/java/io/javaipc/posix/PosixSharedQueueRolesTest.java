package io.javaipc.posix;

import io.javaipc.shared.SharedQueueRolesContract;

/** {@link SharedQueueRolesContract} on the native platform. */
class PosixSharedQueueRolesTest extends SharedQueueRolesContract {
    PosixSharedQueueRolesTest() {
        super("posix");
    }
}
