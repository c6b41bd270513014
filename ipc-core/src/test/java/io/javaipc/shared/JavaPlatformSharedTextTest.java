package io.javaipc.shared;

/** {@link SharedTextContract} on what the JDK alone can do. */
class JavaPlatformSharedTextTest extends SharedTextContract {
    JavaPlatformSharedTextTest() {
        super("java");
    }
}
