package io.javaipc.shared;

/** {@link SharedCountDownLatchContract} on what the JDK alone can do. */
class JavaPlatformSharedCountDownLatchTest extends SharedCountDownLatchContract {
    JavaPlatformSharedCountDownLatchTest() {
        super("java");
    }
}
