package io.javaipc.posix;

import io.javaipc.shared.SharedBroadcastTortureContract;

/** {@link SharedBroadcastTortureContract} on the native platform. */
class PosixSharedBroadcastTortureTest extends SharedBroadcastTortureContract {
    PosixSharedBroadcastTortureTest() {
        super("posix");
    }
}
