package io.javaipc.shared;

/** {@link SharedReadWriteLockDeathContract} on what the JDK alone can do. */
class JavaPlatformSharedReadWriteLockDeathTest extends SharedReadWriteLockDeathContract {
    JavaPlatformSharedReadWriteLockDeathTest() {
        super("java");
    }
}
