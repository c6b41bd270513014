package io.javaipc.shared;

/** {@link SharedQueueRolesContract} on what the JDK alone can do. */
class JavaPlatformSharedQueueRolesTest extends SharedQueueRolesContract {
    JavaPlatformSharedQueueRolesTest() {
        super("java");
    }
}
