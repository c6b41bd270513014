package io.javaipc.posix.ipc;

import io.javaipc.posix.libc.LibC;
import java.util.concurrent.TimeUnit;

/** {@code poll(2)} for one descriptor. */
final class Poll {
    static final short IN = 1;
    static final short OUT = 4;

    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private Poll() {}

    /**
     * Waits for what may happen to a descriptor.
     *
     * @param descriptor the descriptor's number
     * @param events what is waited for
     * @param nanos how long at most; 0 does not even ask
     * @return what has happened; errors and hang-ups, too
     */
    static short await(int descriptor, short events, long nanos) {
        if (nanos == 0) {
            return 0;
        }
        return ask(descriptor, events, (int) ((nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI));
    }

    /** What has happened, now or within a time; nothing when a signal came. */
    static short ask(int descriptor, short events, int millis) {
        // struct pollfd: the descriptor, then the events asked for and those that came, 16 bits each
        int[] polled = {descriptor, events};
        return LibC.poll(polled, 1, millis) > 0 ? (short) (polled[1] >>> Short.SIZE) : 0;
    }
}
