package io.javaipc.shared;

/** {@link SharedSemaphoreTortureContract} on what the JDK alone can do. */
class JavaPlatformSharedSemaphoreTortureTest extends SharedSemaphoreTortureContract {
    JavaPlatformSharedSemaphoreTortureTest() {
        super("java");
    }
}
