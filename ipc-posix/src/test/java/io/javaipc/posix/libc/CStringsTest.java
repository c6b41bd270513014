package io.javaipc.posix.libc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Strings as C wants them. */
class CStringsTest {
    @Test
    void aStringEndsWithNul() {
        assertArrayEquals(new byte[] {'a', 'b', 0}, CStrings.bytes("ab"));
        assertArrayEquals(new byte[] {0}, CStrings.bytes(""));
    }

    @Test
    void aStringWithNulIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CStrings.bytes("a\0b"));
    }

    @Test
    void aStringThatNoEncodingHasIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CStrings.bytes("a\ud800b"));
    }

    @Test
    void anArrayPointsToEachStringAndEndsWithNull() {
        List<String> strings = List.of("first", "", "last one");
        try (Memory array = CStrings.array(strings)) {
            for (int i = 0; i < strings.size(); i++) {
                Pointer string = array.getPointer((long) i * Long.BYTES);
                byte[] expected = CStrings.bytes(strings.get(i));
                assertArrayEquals(expected, string.getByteArray(0, expected.length));
            }
            assertNull(array.getPointer((long) strings.size() * Long.BYTES));
        }
    }

    @Test
    void anArrayOfNoStringIsNull() {
        try (Memory array = CStrings.array(List.of())) {
            assertNull(array.getPointer(0));
        }
    }
}
