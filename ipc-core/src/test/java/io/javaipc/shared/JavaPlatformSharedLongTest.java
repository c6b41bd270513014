package io.javaipc.shared;

/** {@link SharedLongContract} on what the JDK alone can do. */
class JavaPlatformSharedLongTest extends SharedLongContract {
    JavaPlatformSharedLongTest() {
        super("java");
    }
}
