package io.javaipc.posix;

import io.javaipc.process.ChildProcessContract;

/** {@link ChildProcessContract} on the native platform. */
class PosixChildProcessTest extends ChildProcessContract {
    PosixChildProcessTest() {
        super("posix");
    }
}
