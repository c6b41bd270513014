package io.javaipc.channel;

import io.javaipc.codec.Codec;
import java.io.Serializable;
import java.util.Objects;

/**
 * What both ends of a connection know of its messages, and what this one may do.
 *
 * @param <T> the type of the messages
 * @param codec what they are made of
 * @param options what else was chosen
 * @param sends whether this end may send
 * @param receives whether this end may receive
 */
record ChannelKind<T>(Codec<T> codec, ChannelOptions options, boolean sends, boolean receives) implements Serializable {
    private static final long serialVersionUID = 1L;

    ChannelKind {
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(options, "options");
    }

    /** Names the codec in messages. */
    String codecName() {
        return codec.getClass().getSimpleName();
    }

    int largest() {
        return options.largestMessage();
    }
}
