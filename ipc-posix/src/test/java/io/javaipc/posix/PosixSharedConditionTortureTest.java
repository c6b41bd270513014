package io.javaipc.posix;

import io.javaipc.shared.SharedConditionTortureContract;

/** {@link SharedConditionTortureContract} on the native platform. */
class PosixSharedConditionTortureTest extends SharedConditionTortureContract {
    PosixSharedConditionTortureTest() {
        super("posix");
    }
}
