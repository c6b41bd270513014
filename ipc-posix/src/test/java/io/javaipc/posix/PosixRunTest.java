package io.javaipc.posix;

import io.javaipc.process.RunContract;

/** {@link RunContract} on the native platform. */
class PosixRunTest extends RunContract {
    PosixRunTest() {
        super("posix");
    }
}
