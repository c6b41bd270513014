package io.javaipc.posix;

import io.javaipc.shared.SharedArrayElementsContract;

/** {@link SharedArrayElementsContract} on the native platform. */
class PosixSharedArrayElementsTest extends SharedArrayElementsContract {
    PosixSharedArrayElementsTest() {
        super("posix");
    }
}
