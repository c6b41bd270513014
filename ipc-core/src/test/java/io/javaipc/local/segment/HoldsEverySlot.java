package io.javaipc.local.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds the byte of every slot of a space until its input ends. */
final class HoldsEverySlot {
    private HoldsEverySlot() {}

    public static void main(String[] arguments) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
            System.out.println(channel.tryLock(1, Participants.MOST, false) != null);
            while (System.in.read() >= 0) {
                continue;
            }
        }
    }
}
