package io.javaipc.shared;

/** {@link SharedArrayElementsContract} on what the JDK alone can do. */
class JavaPlatformSharedArrayElementsTest extends SharedArrayElementsContract {
    JavaPlatformSharedArrayElementsTest() {
        super("java");
    }
}
