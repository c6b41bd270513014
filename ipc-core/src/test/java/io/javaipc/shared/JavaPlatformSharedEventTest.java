package io.javaipc.shared;

/** {@link SharedEventContract} on what the JDK alone can do. */
class JavaPlatformSharedEventTest extends SharedEventContract {
    JavaPlatformSharedEventTest() {
        super("java");
    }
}
