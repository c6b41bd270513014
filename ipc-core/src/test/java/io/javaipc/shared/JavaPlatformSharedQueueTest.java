package io.javaipc.shared;

/** {@link SharedQueueContract} on what the JDK alone can do. */
class JavaPlatformSharedQueueTest extends SharedQueueContract {
    JavaPlatformSharedQueueTest() {
        super("java");
    }
}
