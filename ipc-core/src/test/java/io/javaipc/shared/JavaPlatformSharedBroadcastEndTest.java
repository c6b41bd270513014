package io.javaipc.shared;

/** {@link SharedBroadcastEndContract} on what the JDK alone can do. */
class JavaPlatformSharedBroadcastEndTest extends SharedBroadcastEndContract {
    JavaPlatformSharedBroadcastEndTest() {
        super("java");
    }
}
