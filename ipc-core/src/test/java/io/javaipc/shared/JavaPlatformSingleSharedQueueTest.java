package io.javaipc.shared;

/** {@link SharedQueueContract} for one producing and one consuming process, on what the JDK alone can do. */
class JavaPlatformSingleSharedQueueTest extends SharedQueueContract {
    JavaPlatformSingleSharedQueueTest() {
        super("java", options -> options.withSingleProducer().withSingleConsumer());
    }
}
