package io.javaipc.shared;

/** {@link SharedSemaphoreDeathContract} on what the JDK alone can do. */
class JavaPlatformSharedSemaphoreDeathTest extends SharedSemaphoreDeathContract {
    JavaPlatformSharedSemaphoreDeathTest() {
        super("java");
    }
}
