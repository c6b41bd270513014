package io.javaipc.channel;

import io.javaipc.channel.ChannelKey.Role;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The listener's side of a {@link Handshake} with one client. It never waits: silent clients are none's hindrance. */
final class Greeting {
    /** How far it is. */
    enum Progress {
        WAITING,
        PROVEN,
        REFUSED,
        /** The client has gone before it had proved anything. */
        GONE
    }

    private final SocketChannel client;
    private final ChannelKey key;
    private final Deadline deadline;
    private final byte[] serverNonce = ChannelKey.random(ChannelKey.NONCE_BYTES);
    private final ByteBuffer reply = ByteBuffer.allocate(ChannelKey.NONCE_BYTES + ChannelKey.PROOF_BYTES);

    Greeting(SocketChannel client, ChannelKey key, Deadline deadline) {
        this.client = client;
        this.key = key;
        this.deadline = deadline;
    }

    SocketChannel client() {
        return client;
    }

    Deadline deadline() {
        return deadline;
    }

    void begin() throws IOException {
        writeAtOnce(Handshake.greeting(serverNonce));
    }

    Progress advance() throws IOException {
        int count = client.read(reply);
        if (count < 0) {
            return Progress.GONE;
        }
        if (reply.hasRemaining()) {
            return deadline.isOver() ? Progress.REFUSED : Progress.WAITING;
        }
        reply.flip();
        byte[] clientNonce = ChannelKey.take(reply, ChannelKey.NONCE_BYTES);
        byte[] proof = ChannelKey.take(reply, ChannelKey.PROOF_BYTES);
        if (!key.isProof(Role.CLIENT, serverNonce, clientNonce, proof)) {
            writeAtOnce(ByteBuffer.wrap(new byte[] {Handshake.REFUSED}));
            return Progress.REFUSED;
        }
        writeAtOnce(ByteBuffer.allocate(1 + ChannelKey.PROOF_BYTES)
                .put(Handshake.ACCEPTED)
                .put(key.proof(Role.SERVER, serverNonce, clientNonce))
                .flip());
        return Progress.PROVEN;
    }

    /** A new connection has room for so little. */
    private void writeAtOnce(ByteBuffer bytes) throws IOException {
        client.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("client does not read its handshake");
        }
    }
}
