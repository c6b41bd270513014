package io.javaipc.process;

/** {@link FailedStartContract} on what the JDK alone can do. */
class JavaPlatformFailedStartTest extends FailedStartContract {
    JavaPlatformFailedStartTest() {
        super("java");
    }
}
