package io.javaipc.posix;

import io.javaipc.shared.SharedConditionContract;

/** {@link SharedConditionContract} on the native platform. */
class PosixSharedConditionTest extends SharedConditionContract {
    PosixSharedConditionTest() {
        super("posix");
    }
}
