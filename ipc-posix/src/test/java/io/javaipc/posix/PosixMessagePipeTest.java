package io.javaipc.posix;

import io.javaipc.channel.MessagePipeContract;

/** {@link MessagePipeContract} on the native platform. */
class PosixMessagePipeTest extends MessagePipeContract {
    PosixMessagePipeTest() {
        super("posix");
    }
}
