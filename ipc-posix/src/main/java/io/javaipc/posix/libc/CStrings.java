package io.javaipc.posix.libc;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Strings as C wants them: NUL-terminated bytes in the encoding of the platform's paths and arguments; UTF-8 where the
 * locale is plain ASCII, since nothing else is met there in practice.
 */
public final class CStrings {
    private static final Charset CHARSET = charset();
    private static final char FIRST_NOT_ASCII = 0x80;

    private CStrings() {}

    private static Charset charset() {
        Charset platform = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        return platform.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : platform;
    }

    /**
     * One string.
     *
     * @param text the string
     * @return its bytes and a NUL
     * @throws IllegalArgumentException when it contains NUL or a character that the encoding lacks
     */
    public static byte[] bytes(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "string contains NUL, which would end it: string=" + text.replace("\0", "\\0"));
        }
        // by far the most common, and the same in every encoding of a locale
        return isAscii(text) ? terminated(text.getBytes(StandardCharsets.US_ASCII)) : encoded(text);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_NOT_ASCII) {
                return false;
            }
        }
        return true;
    }

    private static byte[] terminated(byte[] string) {
        return Arrays.copyOf(string, string.length + 1);
    }

    private static byte[] encoded(String text) {
        try {
            ByteBuffer encoded = CHARSET.newEncoder().encode(CharBuffer.wrap(text));
            return terminated(Arrays.copyOf(encoded.array(), encoded.limit()));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("string cannot be encoded: string=" + text + ", encoding=" + CHARSET, e);
        }
    }

    /**
     * A NULL-terminated array of pointers to strings, and the strings, in one block.
     *
     * @param strings the strings
     * @return the block, which begins with the pointers
     */
    public static Memory array(List<String> strings) {
        long[] pointers = new long[strings.size() + 1];
        byte[][] encoded = new byte[strings.size()][];
        int length = 0;
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = bytes(strings.get(i));
            pointers[i] = length;
            length += encoded[i].length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] string : encoded) {
            all.put(string);
        }
        long pointersBytes = (long) pointers.length * Long.BYTES;
        Memory block = new Memory(pointersBytes + length);
        long begin = Pointer.nativeValue(block) + pointersBytes;
        for (int i = 0; i < encoded.length; i++) {
            pointers[i] += begin;
        }
        // two calls, and not two for each string
        block.write(0, pointers, 0, pointers.length);
        block.write(pointersBytes, all.array(), 0, length);
        return block;
    }
}
