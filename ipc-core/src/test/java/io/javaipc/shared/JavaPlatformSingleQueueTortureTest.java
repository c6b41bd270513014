package io.javaipc.shared;

/** {@link SingleQueueTortureContract} on what the JDK alone can do. */
class JavaPlatformSingleQueueTortureTest extends SingleQueueTortureContract {
    JavaPlatformSingleQueueTortureTest() {
        super("java");
    }
}
