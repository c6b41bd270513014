package io.javaipc.posix.program;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;

/** Accepts one connection at the listening socket that is its standard input, and hangs up. */
public final class HangsUp {
    private HangsUp() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws IOException when nobody can be accepted
     */
    public static void main(String[] arguments) throws IOException {
        ServerSocketChannel listener = (ServerSocketChannel) System.inheritedChannel();
        listener.accept().close();
    }
}
