package io.javaipc.local.queue;

import io.javaipc.memory.MemoryView;
import io.javaipc.shared.MessageBytes;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A stretch of a file, for one thread, and for as long as that is called with it. */
final class MessageInFile implements MessageBytes {
    private final MemoryView memory;
    private int start;
    private int length;

    MessageInFile(MemoryView memory) {
        this.memory = memory;
    }

    MessageInFile at(int offset, int bytes) {
        start = offset;
        length = bytes;
        return this;
    }

    private int in(int index, int bytes) {
        return start + Objects.checkFromIndexSize(index, bytes, length);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public byte getByte(int index) {
        return memory.getByte(in(index, Byte.BYTES));
    }

    @Override
    public void putByte(int index, byte value) {
        memory.putByte(in(index, Byte.BYTES), value);
    }

    @Override
    public short getShort(int index) {
        return memory.getShort(in(index, Short.BYTES));
    }

    @Override
    public void putShort(int index, short value) {
        memory.putShort(in(index, Short.BYTES), value);
    }

    @Override
    public int getInt(int index) {
        return memory.getInt(in(index, Integer.BYTES));
    }

    @Override
    public void putInt(int index, int value) {
        memory.putInt(in(index, Integer.BYTES), value);
    }

    @Override
    public long getLong(int index) {
        return memory.getLong(in(index, Long.BYTES));
    }

    @Override
    public void putLong(int index, long value) {
        memory.putLong(in(index, Long.BYTES), value);
    }

    @Override
    public double getDouble(int index) {
        return memory.getDouble(in(index, Double.BYTES));
    }

    @Override
    public void putDouble(int index, double value) {
        memory.putDouble(in(index, Double.BYTES), value);
    }

    @Override
    public void get(int index, byte[] target, int from, int bytes) {
        memory.get(in(index, bytes), target, from, bytes);
    }

    @Override
    public void put(int index, byte[] source, int from, int bytes) {
        memory.put(in(index, bytes), source, from, bytes);
    }

    @Override
    public void get(int index, ByteBuffer target) {
        memory.get(in(index, target.remaining()), target);
    }

    @Override
    public void put(int index, ByteBuffer source) {
        memory.put(in(index, source.remaining()), source);
    }
}
