package io.javaipc.posix;

import io.javaipc.shared.VirtualThreadsContract;

/** {@link VirtualThreadsContract} on the native platform. */
class PosixVirtualThreadsTest extends VirtualThreadsContract {
    PosixVirtualThreadsTest() {
        super("posix");
    }
}
