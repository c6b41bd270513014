package io.javaipc.process;

/** {@link RunContract} on what the JDK alone can do. */
class JavaPlatformRunTest extends RunContract {
    JavaPlatformRunTest() {
        super("java");
    }
}
