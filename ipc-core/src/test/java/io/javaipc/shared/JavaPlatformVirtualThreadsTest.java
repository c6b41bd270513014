package io.javaipc.shared;

/** {@link VirtualThreadsContract} on what the JDK alone can do. */
class JavaPlatformVirtualThreadsTest extends VirtualThreadsContract {
    JavaPlatformVirtualThreadsTest() {
        super("java");
    }
}
