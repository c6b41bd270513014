package io.javaipc.channel;

import io.javaipc.serialization.Consignment;
import io.javaipc.socket.PrivateListener;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where ends of channels are taken over by other processes: a Unix-domain socket of this JVM, and a token for each form in
 * which an end has left.
 *
 * <pre>
 * to the owner    0 version:8     1 token:128     17 pid of the taker:64
 * to the taker    0 1:8                                                     taken: messages follow
 *                 0 0:8           1 length of the reason:16     3 reason    refused
 * </pre>
 */
final class Takeovers {
    private static final Logger LOG = LoggerFactory.getLogger(Takeovers.class);
    private static final String SOCKET_NAME = "channels";
    private static final byte VERSION = 1;
    private static final int TOKEN_BYTES = 16;
    private static final Duration TIME_TO_ASK = Duration.ofSeconds(10);
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(30);

    private static final Map<String, Residence> EXPECTED = new ConcurrentHashMap<>();

    private static PrivateListener listener;

    private Takeovers() {}

    private static synchronized PrivateListener listener() {
        if (listener == null) {
            listener = PrivateListener.open(SOCKET_NAME, Takeovers::greet);
        }
        return listener;
    }

    /** Lets whoever comes with the handle take an end over. */
    static ChannelHandle<?> issue(Residence residence) {
        byte[] token = ChannelKey.random(TOKEN_BYTES);
        String key = HexFormat.of().formatHex(token);
        String socket = listener().path().toString();
        EXPECTED.put(key, residence);
        Consignment.add(new Consignment.Item() {
            @Override
            public void lost() {
                revoke(key, true);
            }

            @Override
            public void returned() {
                revoke(key, false);
            }
        });
        StreamChannel<?> channel = residence.channel();
        return new ChannelHandle<>(socket, token, ProcessHandle.current().pid(), channel.name(), channel.kind());
    }

    private static void revoke(String key, boolean lost) {
        Residence residence = EXPECTED.remove(key);
        if (residence != null) {
            residence.handleGone(lost);
        }
    }

    private static void greet(SocketChannel caller) {
        boolean taken = false;
        try {
            StreamSocket taker = new StreamSocket(caller);
            ByteBuffer hello = ByteBuffer.allocate(Byte.BYTES + TOKEN_BYTES + Long.BYTES);
            taker.readFully(hello, Deadline.after(TIME_TO_ASK));
            hello.flip();
            byte version = hello.get();
            String key = HexFormat.of().formatHex(ChannelKey.take(hello, TOKEN_BYTES));
            taken = serve(taker, version == VERSION ? EXPECTED.remove(key) : null, hello.getLong());
        } catch (IOException e) {
            LOG.debug("process that asked for an end of a channel is gone: socket={}", caller, e);
        } catch (InterruptedException e) {
            LOG.warn("somebody interrupted a thread of the library: thread={}", Thread.currentThread());
        } finally {
            if (!taken) {
                closeQuietly(caller);
            }
        }
    }

    /** True when the connection is the end's from now on. */
    private static boolean serve(StreamSocket taker, Residence residence, long pid)
            throws IOException, InterruptedException {
        if (residence == null) {
            refuse(taker, "handle has been used, or its owner does not know it");
            return false;
        }
        try {
            residence.moveTo(taker, pid);
            residence.handleGone(false);
            return true;
        } catch (InvalidObjectException e) {
            residence.handleGone(false);
            refuse(taker, e.getMessage());
            return false;
        }
    }

    private static void refuse(StreamSocket taker, String reason) throws IOException, InterruptedException {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        ByteBuffer answer = ByteBuffer.allocate(Byte.BYTES + Short.BYTES + text.length);
        answer.put((byte) 0).putShort((short) text.length).put(text).flip();
        taker.writeFully(answer, Deadline.after(TIME_TO_ASK));
    }

    private static void closeQuietly(SocketChannel caller) {
        try {
            caller.close();
        } catch (IOException e) {
            LOG.debug("connection did not close: socket={}", caller, e);
        }
    }

    /** Takes an end over from where it lives. */
    static StreamSocket takeOver(ChannelHandle<?> handle) throws IOException, InterruptedException {
        SocketChannel owner = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean taken = false;
        try {
            owner.connect(UnixDomainSocketAddress.of(handle.socket()));
            StreamSocket socket = new StreamSocket(owner);
            ask(socket, handle.token());
            taken = true;
            return socket;
        } finally {
            if (!taken) {
                owner.close();
            }
        }
    }

    private static void ask(StreamSocket owner, byte[] token) throws IOException, InterruptedException {
        Deadline deadline = Deadline.after(TIME_TO_ANSWER);
        ByteBuffer hello = ByteBuffer.allocate(Byte.BYTES + TOKEN_BYTES + Long.BYTES);
        hello.put(VERSION).put(token).putLong(ProcessHandle.current().pid()).flip();
        owner.writeFully(hello, deadline);
        ByteBuffer answer = ByteBuffer.allocate(Byte.BYTES);
        owner.readFully(answer, deadline);
        if (answer.get(0) == 0) {
            ByteBuffer length = ByteBuffer.allocate(Short.BYTES);
            owner.readFully(length, deadline);
            ByteBuffer reason = ByteBuffer.allocate(Short.toUnsignedInt(length.getShort(0)));
            owner.readFully(reason, deadline);
            throw new IOException(new String(reason.array(), StandardCharsets.UTF_8));
        }
    }
}
