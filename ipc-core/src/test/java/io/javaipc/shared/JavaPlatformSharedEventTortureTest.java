package io.javaipc.shared;

/** {@link SharedEventTortureContract} on what the JDK alone can do. */
class JavaPlatformSharedEventTortureTest extends SharedEventTortureContract {
    JavaPlatformSharedEventTortureTest() {
        super("java");
    }
}
