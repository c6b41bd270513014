package io.javaipc.shared;

/** {@link SharedReadWriteLockContract} on what the JDK alone can do. */
class JavaPlatformSharedReadWriteLockTest extends SharedReadWriteLockContract {
    JavaPlatformSharedReadWriteLockTest() {
        super("java");
    }
}
