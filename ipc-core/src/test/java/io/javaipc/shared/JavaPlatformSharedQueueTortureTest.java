package io.javaipc.shared;

/** {@link SharedQueueTortureContract} on what the JDK alone can do. */
class JavaPlatformSharedQueueTortureTest extends SharedQueueTortureContract {
    JavaPlatformSharedQueueTortureTest() {
        super("java");
    }
}
