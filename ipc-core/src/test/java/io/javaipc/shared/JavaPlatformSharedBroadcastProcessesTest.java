package io.javaipc.shared;

/** {@link SharedBroadcastProcessesContract} on what the JDK alone can do. */
class JavaPlatformSharedBroadcastProcessesTest extends SharedBroadcastProcessesContract {
    JavaPlatformSharedBroadcastProcessesTest() {
        super("java");
    }
}
