package io.javaipc.shared;

/** {@link SharedValueContract} on what the JDK alone can do. */
class JavaPlatformSharedValueTest extends SharedValueContract {
    JavaPlatformSharedValueTest() {
        super("java");
    }
}
