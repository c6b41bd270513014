package io.javaipc.shared;

/** {@link SharedTextTortureContract} on what the JDK alone can do. */
class JavaPlatformSharedTextTortureTest extends SharedTextTortureContract {
    JavaPlatformSharedTextTortureTest() {
        super("java");
    }
}
