package io.javaipc.posix;

import io.javaipc.process.StreamsContract;

/** {@link StreamsContract} on the native platform. */
class PosixStreamsTest extends StreamsContract {
    PosixStreamsTest() {
        super("posix");
    }
}
