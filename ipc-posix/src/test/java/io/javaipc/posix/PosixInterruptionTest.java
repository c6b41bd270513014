package io.javaipc.posix;

import io.javaipc.process.InterruptionContract;

/** {@link InterruptionContract} on the native platform. */
class PosixInterruptionTest extends InterruptionContract {
    PosixInterruptionTest() {
        super("posix");
    }
}
