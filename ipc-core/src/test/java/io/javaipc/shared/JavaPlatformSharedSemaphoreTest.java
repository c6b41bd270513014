package io.javaipc.shared;

/** {@link SharedSemaphoreContract} on what the JDK alone can do. */
class JavaPlatformSharedSemaphoreTest extends SharedSemaphoreContract {
    JavaPlatformSharedSemaphoreTest() {
        super("java");
    }
}
