package io.javaipc.posix;

import io.javaipc.process.JavaProcessEndContract;

/** {@link JavaProcessEndContract} on the native platform. */
class PosixJavaProcessEndTest extends JavaProcessEndContract {
    PosixJavaProcessEndTest() {
        super("posix");
    }
}
