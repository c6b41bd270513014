package io.javaipc.durable;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Pairs of numbers that a program writes to a file for whoever survives it. */
final class Journal {
    private static final int PLACES = 1 << 20;
    private static final int PLACE_BYTES = 16;

    private final MappedByteBuffer memory;

    Journal(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) PLACES * PLACE_BYTES);
            memory.order(ByteOrder.nativeOrder());
        }
    }

    long first(int place) {
        return memory.getLong(place * PLACE_BYTES);
    }

    long second(int place) {
        return memory.getLong(place * PLACE_BYTES + Long.BYTES);
    }

    /** The second one first: a pair whose first number is there is complete. */
    void set(int place, long first, long second) {
        memory.putLong(place * PLACE_BYTES + Long.BYTES, second);
        memory.putLong(place * PLACE_BYTES, first);
    }
}
