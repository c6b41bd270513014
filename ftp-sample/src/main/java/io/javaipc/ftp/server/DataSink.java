package io.javaipc.ftp.server;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where what comes on a data connection goes. */
@FunctionalInterface
interface DataSink {
    /** Takes all of the bytes. */
    void accept(ByteBuffer bytes) throws IOException;

    /** All has come. */
    default void end() throws IOException {}
}
