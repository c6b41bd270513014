package io.javaipc.shared;

/** {@link SharedBroadcastContract} on what the JDK alone can do. */
class JavaPlatformSharedBroadcastTest extends SharedBroadcastContract {
    JavaPlatformSharedBroadcastTest() {
        super("java");
    }
}
