package io.javaipc.posix;

import io.javaipc.channel.ChannelsContract;

/** {@link ChannelsContract} on the native platform. */
class PosixChannelsTest extends ChannelsContract {
    PosixChannelsTest() {
        super("posix");
    }
}
