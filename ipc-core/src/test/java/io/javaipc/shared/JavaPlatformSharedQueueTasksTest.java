package io.javaipc.shared;

/** {@link SharedQueueTasksContract} on what the JDK alone can do. */
class JavaPlatformSharedQueueTasksTest extends SharedQueueTasksContract {
    JavaPlatformSharedQueueTasksTest() {
        super("java");
    }
}
