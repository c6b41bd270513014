package io.javaipc.shared;

/** {@link SharedConditionTortureContract} on what the JDK alone can do. */
class JavaPlatformSharedConditionTortureTest extends SharedConditionTortureContract {
    JavaPlatformSharedConditionTortureTest() {
        super("java");
    }
}
