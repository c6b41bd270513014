package io.javaipc.codec;

import java.util.Optional;

/**
 * A value could not become bytes, or bytes no value. It concerns that one message; the queue, pipe or channel works on.
 */
public class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient byte[] message;

    /**
     * Tells of a value that could not become bytes.
     *
     * @param text what happened
     * @param cause the exception behind it; may be null
     */
    public CodecException(String text, Throwable cause) {
        this(text, null, cause);
    }

    /**
     * Tells of bytes that could not become a value.
     *
     * @param text what happened
     * @param message the bytes, so that they are not lost; kept as they are
     * @param cause the exception behind it; may be null
     */
    public CodecException(String text, byte[] message, Throwable cause) {
        super(text, cause);
        this.message = message;
    }

    /**
     * The bytes that could not become a value.
     *
     * @return a copy of them; empty when a value could not become bytes, or when this exception comes from another process
     */
    public Optional<byte[]> message() {
        return Optional.ofNullable(message).map(byte[]::clone);
    }
}
