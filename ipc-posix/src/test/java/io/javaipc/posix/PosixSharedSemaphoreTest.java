package io.javaipc.posix;

import io.javaipc.shared.SharedSemaphoreContract;

/** {@link SharedSemaphoreContract} on the native platform. */
class PosixSharedSemaphoreTest extends SharedSemaphoreContract {
    PosixSharedSemaphoreTest() {
        super("posix");
    }
}
