package io.javaipc.process;

/** {@link StreamsContract} on what the JDK alone can do. */
class JavaPlatformStreamsTest extends StreamsContract {
    JavaPlatformStreamsTest() {
        super("java");
    }
}
