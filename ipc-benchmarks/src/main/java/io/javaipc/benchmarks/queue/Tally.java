package io.javaipc.benchmarks.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Counts messages: numbers in their first bytes, filled up to their size. */
final class Tally implements Consumer<byte[]> {
    private static final VarHandle NUMBER = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long END = -1;

    private long count;
    private long sum;
    private int ends;

    /** Makes this the number of a message. */
    static void number(byte[] message, long number) {
        NUMBER.set(message, 0, number);
    }

    /** Makes a message the last of its sender. */
    static void end(byte[] message) {
        number(message, END);
    }

    @Override
    public void accept(byte[] message) {
        long number = (long) NUMBER.get(message, 0);
        if (number == END) {
            ends++;
        } else {
            count++;
            sum += number;
        }
    }

    long count() {
        return count;
    }

    long sum() {
        return sum;
    }

    int ends() {
        return ends;
    }
}
