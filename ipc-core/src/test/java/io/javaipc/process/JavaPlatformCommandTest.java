package io.javaipc.process;

/** {@link CommandContract} on what the JDK alone can do. */
class JavaPlatformCommandTest extends CommandContract {
    JavaPlatformCommandTest() {
        super("java");
    }
}
