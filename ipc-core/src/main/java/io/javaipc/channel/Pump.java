package io.javaipc.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that carries bytes from one connection to another, until the first ends. */
final class Pump extends Thread {
    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
    private static final int BUFFER_BYTES = 64 << 10;

    private final byte[] first;
    private final List<StreamSocket> sources;
    private final StreamSocket target;
    private final Runnable end;

    /**
     * Makes a pump; it is to be started.
     *
     * @param first what goes first
     * @param sources where the rest comes from, one after the other
     * @param target where it goes
     * @param end is run when everything was carried, or nothing can be carried any more
     */
    Pump(byte[] first, List<StreamSocket> sources, StreamSocket target, Runnable end) {
        super("javaipc-channel-pump");
        this.first = first;
        this.sources = sources;
        this.target = target;
        this.end = end;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            target.writeFully(ByteBuffer.wrap(first), Deadline.NEVER);
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
            for (StreamSocket source : sources) {
                carry(source, buffer);
            }
        } catch (IOException e) {
            // whoever reads or writes at the ends is told
            LOG.debug("channel broke on its way through this process", e);
        } catch (InterruptedException e) {
            LOG.warn("somebody interrupted a thread of the library: thread={}", getName());
        } finally {
            end.run();
        }
    }

    private void carry(StreamSocket source, ByteBuffer buffer) throws IOException, InterruptedException {
        int count = source.read(buffer.clear());
        while (count >= 0) {
            if (count == 0) {
                source.awaitReadable(Deadline.NEVER);
            } else {
                target.writeFully(buffer.flip(), Deadline.NEVER);
            }
            count = source.read(buffer.clear());
        }
    }
}
