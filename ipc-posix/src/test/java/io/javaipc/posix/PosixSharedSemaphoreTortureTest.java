package io.javaipc.posix;

import io.javaipc.shared.SharedSemaphoreTortureContract;

/** {@link SharedSemaphoreTortureContract} on the native platform. */
class PosixSharedSemaphoreTortureTest extends SharedSemaphoreTortureContract {
    PosixSharedSemaphoreTortureTest() {
        super("posix");
    }
}
