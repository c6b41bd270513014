package io.javaipc.shared;

/** {@link SharedArrayContract} on what the JDK alone can do. */
class JavaPlatformSharedArrayTest extends SharedArrayContract {
    JavaPlatformSharedArrayTest() {
        super("java");
    }
}
