package io.javaipc.codec;

import io.javaipc.serialization.JavaSerialization;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * Values by Java serialization. It travels with its queue when its filter does.
 *
 * @param <T> their type
 * @param type their type
 * @param filter decides what is read
 */
record SerializableCodec<T extends Serializable>(Class<T> type, ObjectInputFilter filter)
        implements Codec<T>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(T value, ByteBuffer target) {
        try {
            target.put(JavaSerialization.toBytes(value));
        } catch (IOException e) {
            throw new CodecException("value cannot be serialized: type=" + type.getName() + ", cause=" + e, e);
        }
    }

    @Override
    public T decode(ByteBuffer source) {
        byte[] bytes = BytesCodec.INSTANCE.decode(source);
        try {
            return type.cast(JavaSerialization.fromBytes(bytes, type.getClassLoader(), filter));
        } catch (IOException | ClassNotFoundException | ClassCastException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new CodecException(
                    "message is no serialized value, or the filter refuses it: type=" + type.getName() + ", cause="
                            + reason,
                    e);
        }
    }
}
