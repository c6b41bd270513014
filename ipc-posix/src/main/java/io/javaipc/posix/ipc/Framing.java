package io.javaipc.posix.ipc;

/** What a {@link DescriptorChannel} keeps together; both ends need the same. */
public enum Framing {
    /** Each message arrives as it was sent: {@code SOCK_SEQPACKET}. */
    MESSAGES(SocketOptions.SOCK_SEQPACKET),

    /**
     * Bytes, whose borders get lost: {@code SOCK_STREAM}, for programs that want it. A message that was sent may arrive in
     * pieces, descriptors with the first, or with an earlier message before it.
     */
    STREAM(SocketOptions.SOCK_STREAM);

    private final int socketType;

    Framing(int socketType) {
        this.socketType = socketType;
    }

    int socketType() {
        return socketType;
    }
}
