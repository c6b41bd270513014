package io.javaipc.shared;

/** {@link SharedBarrierTortureContract} on what the JDK alone can do. */
class JavaPlatformSharedBarrierTortureTest extends SharedBarrierTortureContract {
    JavaPlatformSharedBarrierTortureTest() {
        super("java");
    }
}
