package io.javaipc.posix;

import io.javaipc.process.JavaProcessContract;

/** {@link JavaProcessContract} on the native platform. */
class PosixJavaProcessTest extends JavaProcessContract {
    PosixJavaProcessTest() {
        super("posix");
    }
}
