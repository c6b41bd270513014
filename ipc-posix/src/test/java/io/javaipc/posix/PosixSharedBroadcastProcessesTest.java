package io.javaipc.posix;

import io.javaipc.shared.SharedBroadcastProcessesContract;

/** {@link SharedBroadcastProcessesContract} on the native platform. */
class PosixSharedBroadcastProcessesTest extends SharedBroadcastProcessesContract {
    PosixSharedBroadcastProcessesTest() {
        super("posix");
    }
}
