package io.javaipc.process;

/** {@link ChildrenContract} on what the JDK alone can do. */
class JavaPlatformChildrenTest extends ChildrenContract {
    JavaPlatformChildrenTest() {
        super("java");
    }
}
