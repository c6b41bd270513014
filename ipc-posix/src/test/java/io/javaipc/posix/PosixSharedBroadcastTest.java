package io.javaipc.posix;

import io.javaipc.shared.SharedBroadcastContract;

/** {@link SharedBroadcastContract} on the native platform. */
class PosixSharedBroadcastTest extends SharedBroadcastContract {
    PosixSharedBroadcastTest() {
        super("posix");
    }
}
