package io.javaipc.shared;

/** {@link SharedSpaceContract} on what the JDK alone can do. */
class JavaPlatformSharedSpaceTest extends SharedSpaceContract {
    JavaPlatformSharedSpaceTest() {
        super("java");
    }
}
