package io.javaipc.shared;

/** {@link SharedCountDownLatchTortureContract} on what the JDK alone can do. */
class JavaPlatformSharedCountDownLatchTortureTest extends SharedCountDownLatchTortureContract {
    JavaPlatformSharedCountDownLatchTortureTest() {
        super("java");
    }
}
