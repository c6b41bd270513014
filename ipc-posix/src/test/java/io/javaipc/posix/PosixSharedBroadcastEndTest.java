package io.javaipc.posix;

import io.javaipc.shared.SharedBroadcastEndContract;

/** {@link SharedBroadcastEndContract} on the native platform. */
class PosixSharedBroadcastEndTest extends SharedBroadcastEndContract {
    PosixSharedBroadcastEndTest() {
        super("posix");
    }
}
