package io.javaipc.posix;

import io.javaipc.process.CommandContract;

/** {@link CommandContract} on the native platform. */
class PosixCommandTest extends CommandContract {
    PosixCommandTest() {
        super("posix");
    }
}
