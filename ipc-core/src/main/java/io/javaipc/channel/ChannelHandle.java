package io.javaipc.channel;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What an end of a channel is while it travels: where it lives, and the right to take it over once. Reading it does so.
 *
 * @param <T> the type of the messages
 * @param socket where its process takes calls
 * @param token the right
 * @param pid its process
 * @param name names it in messages
 * @param kind what it is
 */
record ChannelHandle<T>(String socket, byte[] token, long pid, String name, ChannelKind<T> kind)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object readResolve() throws ObjectStreamException {
        try {
            return new StreamChannel<>(Takeovers.takeOver(this), kind, name);
        } catch (IOException e) {
            throw refusal(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal(e);
        }
    }

    private InvalidObjectException refusal(Exception cause) {
        InvalidObjectException invalid = new InvalidObjectException(
                "end of a channel cannot be taken over: channel=" + name + ", owner=" + pid + ", cause=" + cause);
        invalid.initCause(cause);
        return invalid;
    }

    // arrays are compared by what is in them

    @Override
    public boolean equals(Object object) {
        return object instanceof ChannelHandle<?> that && Arrays.equals(token, that.token);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(token);
    }

    /** {@inheritDoc} Without the token, which is a secret. */
    @Override
    public String toString() {
        return "ChannelHandle[channel=" + name + ", owner=" + pid + "]";
    }
}
