package io.javaipc.posix;

import io.javaipc.shared.SharedSemaphoreDeathContract;

/** {@link SharedSemaphoreDeathContract} on the native platform. */
class PosixSharedSemaphoreDeathTest extends SharedSemaphoreDeathContract {
    PosixSharedSemaphoreDeathTest() {
        super("posix");
    }
}
