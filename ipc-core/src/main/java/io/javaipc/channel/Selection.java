package io.javaipc.channel;

import io.javaipc.socket.QuietSelect;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;

/** One call of {@link Channels#select}, as what it waits for sees it: how to wake it. */
public final class Selection {
    private final Selector selector;
    private final Map<Selectable, SelectionKey> watched = new HashMap<>();

    Selection() throws IOException {
        selector = Selector.open();
    }

    /** Makes the selection look again. May be called by any thread, also when nobody waits any more. */
    public void wakeUp() {
        selector.wakeup();
    }

    /**
     * Wakes the selection when a channel of the JDK is ready. To be called only by the thread that asks
     * {@link Selectable#isReady(Selection)}; it replaces what was watched for the same selectable before.
     *
     * @param selectable on whose behalf
     * @param channel the channel, which must not be blocking
     * @param operations for what, as in {@link SelectionKey}
     */
    public void watch(Selectable selectable, SelectableChannel channel, int operations) {
        SelectionKey key = watched.get(selectable);
        if (key != null && key.isValid() && key.channel() == channel) {
            key.interestOps(operations);
            return;
        }
        unwatch(selectable);
        try {
            watched.put(selectable, channel.register(selector, operations));
        } catch (ClosedChannelException e) {
            // closed since it was found not ready: looking again will tell
            wakeUp();
        }
    }

    /**
     * Ends what {@link #watch} began.
     *
     * @param selectable on whose behalf it was
     */
    public void unwatch(Selectable selectable) {
        SelectionKey key = watched.remove(selectable);
        if (key != null) {
            key.cancel();
        }
    }

    void await(long nanos) throws IOException {
        QuietSelect.await(selector, nanos);
    }

    void end() throws IOException {
        selector.close();
    }
}
