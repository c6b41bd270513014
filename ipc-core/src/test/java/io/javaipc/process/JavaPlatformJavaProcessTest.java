package io.javaipc.process;

/** {@link JavaProcessContract} on what the JDK alone can do. */
class JavaPlatformJavaProcessTest extends JavaProcessContract {
    JavaPlatformJavaProcessTest() {
        super("java");
    }
}
