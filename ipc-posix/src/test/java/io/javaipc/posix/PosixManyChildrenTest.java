package io.javaipc.posix;

import io.javaipc.process.ManyChildrenContract;

/** {@link ManyChildrenContract} on the native platform. */
class PosixManyChildrenTest extends ManyChildrenContract {
    PosixManyChildrenTest() {
        super("posix");
    }
}
