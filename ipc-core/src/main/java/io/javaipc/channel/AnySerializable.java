package io.javaipc.channel;

import io.javaipc.codec.Codec;
import io.javaipc.codec.CodecException;
import io.javaipc.serialization.JavaSerialization;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;

/** Values of all types, read as freely as the task of a process is: for processes that trust each other. */
enum AnySerializable implements Codec<Serializable> {
    INSTANCE;

    @Override
    public void encode(Serializable value, ByteBuffer target) {
        try {
            target.put(JavaSerialization.toBytes(value));
        } catch (IOException e) {
            throw new CodecException("value cannot be serialized: type=" + value.getClass() + ", cause=" + e, e);
        }
    }

    @Override
    public Serializable decode(ByteBuffer source) {
        byte[] bytes = Codec.bytes().decode(source);
        try {
            return (Serializable) JavaSerialization.fromBytes(bytes, loader(), null);
        } catch (IOException | ClassNotFoundException e) {
            throw new CodecException("message is no serialized value that can be read here: cause=" + e, e);
        }
    }

    private static ClassLoader loader() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return ofThread != null ? ofThread : ClassLoader.getSystemClassLoader();
    }
}
