package io.javaipc.shared;

/** {@link SharedBroadcastTortureContract} on what the JDK alone can do. */
class JavaPlatformSharedBroadcastTortureTest extends SharedBroadcastTortureContract {
    JavaPlatformSharedBroadcastTortureTest() {
        super("java");
    }
}
