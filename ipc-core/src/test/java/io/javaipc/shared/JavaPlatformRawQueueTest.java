package io.javaipc.shared;

/** {@link RawQueueContract} on what the JDK alone can do. */
class JavaPlatformRawQueueTest extends RawQueueContract {
    JavaPlatformRawQueueTest() {
        super("java");
    }
}
