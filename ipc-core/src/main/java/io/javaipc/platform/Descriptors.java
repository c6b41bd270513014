package io.javaipc.platform;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Opens files and sockets natively, as descriptors that children can inherit. Thread-safe. */
public interface Descriptors {
    /** How a file is opened. */
    enum Access {
        /** For reading; the file must exist. */
        READ,
        /** For writing from the start; created with mode 0666 less the umask, or cut to nothing. */
        WRITE,
        /** For writing at the end, each write at once at whatever the end then is; created like {@link #WRITE}. */
        APPEND
    }

    /**
     * Opens a file.
     *
     * @param path the file
     * @param access how
     * @return its descriptor
     * @throws IpcException naming the path and errno when it cannot be opened
     */
    Descriptor openFile(Path path, Access access);

    /**
     * Makes a pipe; see {@code pipe(2)}.
     *
     * @return its two ends
     * @throws IpcException naming the errno when there are no descriptors left
     */
    PipeEnds pipe();

    /**
     * Makes a TCP socket that listens ({@code SO_REUSEADDR} set, IPv6 wildcard open to IPv4 as well).
     *
     * @param address where; port 0 lets the system choose
     * @param backlog how many connections may wait to be accepted; the system may cut it to
     *     {@code net.core.somaxconn}
     * @return the socket and the address it got
     * @throws IpcException naming the address and errno, such as {@code EADDRINUSE} or {@code EACCES}
     */
    ListeningSocket listenTcp(InetSocketAddress address, int backlog);

    /**
     * Ends listening at once, for every process that has the socket: who connects from now on is refused, and who waits
     * to be accepted is reset.
     *
     * @param socket a socket of {@link #listenTcp}
     * @throws IpcException when it does not listen
     */
    void stopListening(Descriptor socket);

    /**
     * The two ends of a pipe.
     *
     * @param source the end to read
     * @param sink the end to write
     */
    record PipeEnds(Descriptor source, Descriptor sink) {}

    /**
     * A listening socket.
     *
     * @param descriptor the socket; closing it ends listening once no child has it either
     * @param address the address it is bound to, with the real port
     */
    record ListeningSocket(Descriptor descriptor, InetSocketAddress address) {}
}
