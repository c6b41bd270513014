package io.javaipc.shared;

/** {@link SharedConditionContract} on what the JDK alone can do. */
class JavaPlatformSharedConditionTest extends SharedConditionContract {
    JavaPlatformSharedConditionTest() {
        super("java");
    }
}
