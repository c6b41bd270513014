package io.javaipc.posix.libc;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Strings as C wants them: NUL-terminated bytes in the encoding of the platform's paths and arguments; UTF-8 where the
 * locale is plain ASCII, since nothing else is met there in practice.
 */
public final class CStrings {
    private static final Charset CHARSET = charset();

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
        try {
            ByteBuffer encoded = CHARSET.newEncoder().encode(CharBuffer.wrap(text));
            byte[] terminated = new byte[encoded.remaining() + 1];
            encoded.get(terminated, 0, encoded.remaining());
            return terminated;
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
        List<byte[]> encoded = strings.stream().map(CStrings::bytes).toList();
        long pointers = (long) (strings.size() + 1) * Native.POINTER_SIZE;
        Memory block =
                new Memory(pointers + encoded.stream().mapToLong(s -> s.length).sum());
        long offset = pointers;
        for (int i = 0; i < encoded.size(); i++) {
            byte[] string = encoded.get(i);
            block.write(offset, string, 0, string.length);
            block.setPointer((long) i * Native.POINTER_SIZE, block.share(offset));
            offset += string.length;
        }
        block.setPointer((long) encoded.size() * Native.POINTER_SIZE, null);
        return block;
    }
}
