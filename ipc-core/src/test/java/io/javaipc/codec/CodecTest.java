package io.javaipc.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What codecs make of values, and of bytes that are none. */
class CodecTest {
    /**
     * A value of many parts.
     *
     * @param number one
     * @param what one
     * @param price one
     * @param when one
     * @param more more
     */
    record Order(int number, String what, BigDecimal price, Instant when, List<Map<String, int[]>> more)
            implements Serializable {}

    /**
     * Holds a value of any type.
     *
     * @param value the value
     */
    record Any(Serializable value) implements Serializable {}

    private static <T> ByteBuffer encode(Codec<T> codec, T value) {
        ByteBuffer bytes = ByteBuffer.allocate(10_000).order(ByteOrder.nativeOrder());
        codec.encode(value, bytes);
        int most = codec.maxSize(value);
        assertTrue(most == Codec.UNKNOWN_SIZE || bytes.position() <= most, "more than promised");
        return bytes.flip().asReadOnlyBuffer().order(ByteOrder.nativeOrder());
    }

    private static <T> T through(Codec<T> codec, T value) {
        return codec.decode(encode(codec, value));
    }

    @Test
    void valuesComeBack() {
        assertEquals(Integer.MIN_VALUE, through(Codec.ints(), Integer.MIN_VALUE));
        assertEquals(Long.MAX_VALUE, through(Codec.longs(), Long.MAX_VALUE));
        assertEquals(-0.0, through(Codec.doubles(), -0.0));
        assertEquals("", through(Codec.utf8(), ""));
        assertEquals("Größe 漢字 \uD83D\uDE00", through(Codec.utf8(), "Größe 漢字 \uD83D\uDE00"));
        assertArrayEquals(new byte[] {1, -2}, through(Codec.bytes(), new byte[] {1, -2}));
        assertArrayEquals(new byte[0], through(Codec.bytes(), new byte[0]));
    }

    @Test
    void serializableValuesComeBack() {
        Order order = new Order(
                42, "nails", new BigDecimal("1.50"), Instant.EPOCH, new ArrayList<>(List.of(Map.of("sizes", new int[] {
                    1, 2
                }))));
        Order back = through(Codec.serializable(Order.class), order);
        assertEquals(order.number(), back.number());
        assertEquals(order.price(), back.price());
        assertEquals(order.when(), back.when());
        assertArrayEquals(new int[] {1, 2}, back.more().get(0).get("sizes"));
        assertEquals(7, through(Codec.serializable(Integer.class), 7));
    }

    @Test
    void aBufferThatIsTooSmallIsSaid() {
        assertThrows(BufferOverflowException.class, () -> Codec.longs().encode(1L, ByteBuffer.allocate(7)));
        assertThrows(BufferOverflowException.class, () -> Codec.utf8().encode("ää", ByteBuffer.allocate(3)));
        assertThrows(BufferOverflowException.class, () -> Codec.bytes().encode(new byte[2], ByteBuffer.allocate(1)));
        assertThrows(
                BufferOverflowException.class,
                () -> Codec.serializable(Integer.class).encode(1, ByteBuffer.allocate(10)));
    }

    @Test
    void whatIsNoValueIsRefused() {
        String message = assertThrows(CodecException.class, () -> Codec.ints().decode(ByteBuffer.allocate(3)))
                .getMessage();
        assertEquals("message is no number of this codec: bytes=3, needed=4", message);
        message = assertThrows(CodecException.class, () -> Codec.utf8().decode(ByteBuffer.wrap(new byte[] {-1})))
                .getMessage();
        assertEquals("message is not UTF-8: bytes=1", message);
        message = assertThrows(CodecException.class, () -> encode(Codec.utf8(), "\uD83D"))
                .getMessage();
        assertEquals("text has half a surrogate pair: length=1", message);
        assertThrows(CodecException.class, () -> Codec.serializable(Order.class).decode(ByteBuffer.allocate(5)));
        ByteBuffer other = encode(Codec.serializable(Integer.class), 1);
        assertThrows(
                CodecException.class, () -> Codec.serializable(String.class).decode(other));
    }

    @Test
    void whatDoesNotBelongToTheTypeIsNotRead() {
        ByteBuffer bytes = encode(Codec.serializable(Any.class), new Any(new File("x")));
        String message = assertThrows(
                        CodecException.class,
                        () -> Codec.serializable(Any.class).decode(bytes))
                .getMessage();
        assertTrue(message.startsWith("message is no serialized value, or the filter refuses it: type="), message);
        assertTrue(
                message.endsWith("class may not be read by this codec: class=java.io.File, remedy=give a filter"),
                message);
        bytes.rewind();
        ObjectInputFilter files = ObjectInputFilter.Config.createFilter("java.io.File;io.javaipc.codec.*");
        assertEquals(
                new Any(new File("x")), Codec.serializable(Any.class, files).decode(bytes));
    }

    @Test
    void whatIsNestedTooDeepIsNotRead() {
        ArrayList<Object> list = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            list = new ArrayList<>(List.of(list));
        }
        Any deep = new Any(list);
        through(Codec.serializable(Any.class), deep);
        for (int i = 0; i < 60; i++) {
            list = new ArrayList<>(List.of(list));
        }
        Any deeper = new Any(list);
        ByteBuffer bytes = encode(Codec.serializable(Any.class), deeper);
        assertThrows(CodecException.class, () -> Codec.serializable(Any.class).decode(bytes));
    }

    @Test
    void theBytesOfAMessageThatCouldNotBeReadAreKept() {
        byte[] message = {1, 2};
        CodecException exception = new CodecException("no value", message, null);
        assertArrayEquals(message, exception.message().orElseThrow());
        assertTrue(new CodecException("no bytes", null).message().isEmpty());
    }
}
