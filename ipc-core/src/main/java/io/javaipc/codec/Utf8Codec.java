package io.javaipc.codec;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Strings, in UTF-8. */
enum Utf8Codec implements Codec<String> {
    INSTANCE;

    private static final int MOST_BYTES_A_CHAR = 3;

    @Override
    public int maxSize(String value) {
        return (int) Math.min(Integer.MAX_VALUE, (long) MOST_BYTES_A_CHAR * value.length());
    }

    @Override
    public void encode(String value, ByteBuffer target) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        CoderResult result = encoder.encode(CharBuffer.wrap(value), target, true);
        if (result.isUnderflow()) {
            result = encoder.flush(target);
        }
        if (result.isOverflow()) {
            throw new BufferOverflowException();
        }
        if (result.isError()) {
            throw new CodecException("text has half a surrogate pair: length=" + value.length(), null);
        }
    }

    @Override
    public String decode(ByteBuffer source) {
        int bytes = source.remaining();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(source).toString();
        } catch (CharacterCodingException e) {
            throw new CodecException("message is not UTF-8: bytes=" + bytes, e);
        }
    }
}
