package io.javaipc.local.value;

import io.javaipc.memory.IntAccess;
import java.nio.ByteOrder;

/**
 * Atomic access to values of one or two bytes, which the JDK has for 32 bits only: by the word that a value is in. Its other
 * bytes are written back as they were found, or not at all.
 *
 * @param mask the bits of a value
 */
record NarrowAccess(int mask) {
    static final NarrowAccess BYTES = new NarrowAccess(0xff);
    static final NarrowAccess CHARS = new NarrowAccess(0xffff);

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    int getVolatile(IntAccess words, long offset) {
        return words.getVolatile(word(offset)) >>> shift(offset) & mask;
    }

    int getAcquire(IntAccess words, long offset) {
        return words.getAcquire(word(offset)) >>> shift(offset) & mask;
    }

    int getAndSet(IntAccess words, long offset, int value) {
        long word = word(offset);
        int shift = shift(offset);
        int found = words.getVolatile(word);
        while (true) {
            int seen = words.compareAndExchange(word, found, with(found, shift, value));
            if (seen == found) {
                return found >>> shift & mask;
            }
            found = seen;
        }
    }

    boolean compareAndSet(IntAccess words, long offset, int expected, int value) {
        return compareAndExchange(words, offset, expected, value) == (expected & mask);
    }

    int compareAndExchange(IntAccess words, long offset, int expected, int value) {
        long word = word(offset);
        int shift = shift(offset);
        int found = words.getVolatile(word);
        while ((found >>> shift & mask) == (expected & mask)) {
            int seen = words.compareAndExchange(word, found, with(found, shift, value));
            if (seen == found) {
                break;
            }
            found = seen;
        }
        return found >>> shift & mask;
    }

    private static long word(long offset) {
        return offset & -Integer.BYTES;
    }

    private int shift(long offset) {
        int before = (int) (offset & Integer.BYTES - 1) * Byte.SIZE;
        return LITTLE_ENDIAN ? before : Integer.SIZE - Integer.bitCount(mask) - before;
    }

    private int with(int word, int shift, int value) {
        return word & ~(mask << shift) | (value & mask) << shift;
    }
}
