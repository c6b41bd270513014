package io.javaipc.shared;

/** {@link SharedHandleContract} on what the JDK alone can do. */
class JavaPlatformSharedHandleTest extends SharedHandleContract {
    JavaPlatformSharedHandleTest() {
        super("java");
    }
}
