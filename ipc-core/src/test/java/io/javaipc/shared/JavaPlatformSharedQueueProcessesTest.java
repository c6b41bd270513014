package io.javaipc.shared;

/** {@link SharedQueueProcessesContract} on what the JDK alone can do. */
class JavaPlatformSharedQueueProcessesTest extends SharedQueueProcessesContract {
    JavaPlatformSharedQueueProcessesTest() {
        super("java");
    }
}
