package io.javaipc.process;

/** {@link JavaProcessEndContract} on what the JDK alone can do. */
class JavaPlatformJavaProcessEndTest extends JavaProcessEndContract {
    JavaPlatformJavaProcessEndTest() {
        super("java");
    }
}
