package io.javaipc.process;

/** {@link ManyChildrenContract} on what the JDK alone can do. */
class JavaPlatformManyChildrenTest extends ManyChildrenContract {
    JavaPlatformManyChildrenTest() {
        super("java");
    }
}
