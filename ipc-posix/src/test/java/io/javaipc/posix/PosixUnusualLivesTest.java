package io.javaipc.posix;

import io.javaipc.process.UnusualLivesContract;

/** {@link UnusualLivesContract} on the native platform. */
class PosixUnusualLivesTest extends UnusualLivesContract {
    PosixUnusualLivesTest() {
        super("posix");
    }
}
