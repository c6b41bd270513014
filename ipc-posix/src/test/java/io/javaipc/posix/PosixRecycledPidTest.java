package io.javaipc.posix;

import io.javaipc.process.RecycledPidContract;

/** {@link RecycledPidContract} on the native platform. */
class PosixRecycledPidTest extends RecycledPidContract {
    PosixRecycledPidTest() {
        super("posix");
    }
}
