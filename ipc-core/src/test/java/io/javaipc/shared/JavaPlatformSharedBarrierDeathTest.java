package io.javaipc.shared;

/** {@link SharedBarrierDeathContract} on what the JDK alone can do. */
class JavaPlatformSharedBarrierDeathTest extends SharedBarrierDeathContract {
    JavaPlatformSharedBarrierDeathTest() {
        super("java");
    }
}
