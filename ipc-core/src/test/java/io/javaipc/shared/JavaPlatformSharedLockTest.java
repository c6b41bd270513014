package io.javaipc.shared;

/** {@link SharedLockContract} on what the JDK alone can do. */
class JavaPlatformSharedLockTest extends SharedLockContract {
    JavaPlatformSharedLockTest() {
        super("java");
    }
}
