package io.javaipc.benchmarks.channel;

import java.io.IOException;

/** The far end: does what the first messages say. */
final class Far {
    /** Send every message back. */
    static final int ECHO = 1;

    /** Receive messages, and tell when they all were there. */
    static final int SINK = 2;

    /** How long a message is that says what to do. */
    static final int COMMAND_BYTES = Long.BYTES;

    private static final long END = 0;
    private static final int COUNT_SHIFT = 8;
    private static final int SIZE_SHIFT = 32;
    private static final int MODE_MASK = 0xFF;
    private static final int COUNT_MASK = 0xFF_FFFF;

    private Far() {}

    /** What says what to do. */
    static long command(int mode, int count, int size) {
        return mode | (long) count << COUNT_SHIFT | (long) size << SIZE_SHIFT;
    }

    /** Has it end. */
    static void end(Link near) throws IOException, InterruptedException {
        near.prepare(COMMAND_BYTES, END);
        near.send();
    }

    /** Runs it. */
    static void serve(Link link) throws IOException, InterruptedException {
        for (long command = link.receive(); command != END; command = link.receive()) {
            int count = (int) (command >> COUNT_SHIFT) & COUNT_MASK;
            int size = (int) (command >> SIZE_SHIFT);
            if ((command & MODE_MASK) == ECHO) {
                link.prepare(size, 0);
                for (int i = 0; i < count; i++) {
                    link.receive();
                    link.send();
                }
            } else {
                for (int i = 0; i < count; i++) {
                    link.receive();
                }
                link.prepare(COMMAND_BYTES, count);
                link.send();
            }
        }
    }
}
