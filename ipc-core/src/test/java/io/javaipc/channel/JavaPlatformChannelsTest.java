package io.javaipc.channel;

/** {@link ChannelsContract} on what the JDK alone can do. */
class JavaPlatformChannelsTest extends ChannelsContract {
    JavaPlatformChannelsTest() {
        super("java");
    }
}
