package io.javaipc.channel;

/** {@link MessagePipeContract} on what the JDK alone can do. */
class JavaPlatformMessagePipeTest extends MessagePipeContract {
    JavaPlatformMessagePipeTest() {
        super("java");
    }
}
