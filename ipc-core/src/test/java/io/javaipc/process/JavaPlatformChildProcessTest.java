package io.javaipc.process;

/** {@link ChildProcessContract} on what the JDK alone can do. */
class JavaPlatformChildProcessTest extends ChildProcessContract {
    JavaPlatformChildProcessTest() {
        super("java");
    }
}
