package io.javaipc.shared;

import java.util.function.UnaryOperator;

/** {@link SharedQueueContract} on what the JDK alone can do. */
class JavaPlatformSharedQueueTest extends SharedQueueContract {
    JavaPlatformSharedQueueTest() {
        super("java", UnaryOperator.identity());
    }
}
