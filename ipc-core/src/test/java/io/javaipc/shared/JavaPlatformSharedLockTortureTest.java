package io.javaipc.shared;

/** {@link SharedLockTortureContract} on what the JDK alone can do. */
class JavaPlatformSharedLockTortureTest extends SharedLockTortureContract {
    JavaPlatformSharedLockTortureTest() {
        super("java");
    }
}
