package io.javaipc.process;

/** {@link UnusualLivesContract} on what the JDK alone can do. */
class JavaPlatformUnusualLivesTest extends UnusualLivesContract {
    JavaPlatformUnusualLivesTest() {
        super("java");
    }
}
