package io.javaipc.shared;

/** {@link SharedBarrierContract} on what the JDK alone can do. */
class JavaPlatformSharedBarrierTest extends SharedBarrierContract {
    JavaPlatformSharedBarrierTest() {
        super("java");
    }
}
