package io.javaipc.posix;

import io.javaipc.process.ChildrenContract;

/** {@link ChildrenContract} on the native platform. */
class PosixChildrenTest extends ChildrenContract {
    PosixChildrenTest() {
        super("posix");
    }
}
