package io.javaipc.process;

/** {@link RecycledPidContract} on what the JDK alone can do. */
class JavaPlatformRecycledPidTest extends RecycledPidContract {
    JavaPlatformRecycledPidTest() {
        super("java");
    }
}
