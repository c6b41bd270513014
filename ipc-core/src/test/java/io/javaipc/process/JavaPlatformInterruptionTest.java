package io.javaipc.process;

/** {@link InterruptionContract} on what the JDK alone can do. */
class JavaPlatformInterruptionTest extends InterruptionContract {
    JavaPlatformInterruptionTest() {
        super("java");
    }
}
