package io.javaipc.process;

/** {@link ManyThreadsContract} on what the JDK alone can do. */
class JavaPlatformManyThreadsTest extends ManyThreadsContract {
    JavaPlatformManyThreadsTest() {
        super("java");
    }
}
