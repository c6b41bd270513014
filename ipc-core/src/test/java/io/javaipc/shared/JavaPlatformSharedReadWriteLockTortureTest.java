package io.javaipc.shared;

/** {@link SharedReadWriteLockTortureContract} on what the JDK alone can do. */
class JavaPlatformSharedReadWriteLockTortureTest extends SharedReadWriteLockTortureContract {
    JavaPlatformSharedReadWriteLockTortureTest() {
        super("java");
    }
}
