package io.javaipc.posix.event;

import com.sun.jna.Memory;

/**
 * Arrays of {@code struct epoll_event} ({@code epoll_ctl(2)}), with a descriptor as the user's data. The structure is
 * packed on x86-64 only.
 *
 * <pre>
 * x86-64     0 events:32     4 data:64
 * aarch64    0 events:32     8 data:64
 * </pre>
 */
final class EpollEvent {
    static final int EPOLLIN = 1;
    static final int EPOLLONESHOT = 1 << 30;

    private static final boolean PACKED = !System.getProperty("os.arch").equals("aarch64");
    private static final int DATA_OFFSET = PACKED ? Integer.BYTES : Long.BYTES;
    private static final int SIZE = DATA_OFFSET + Long.BYTES;

    private EpollEvent() {}

    static Memory allocate(int count) {
        return new Memory((long) count * SIZE);
    }

    static void set(Memory event, int events, int descriptor) {
        event.setInt(0, events);
        event.setLong(DATA_OFFSET, descriptor);
    }

    static int descriptor(Memory events, int index) {
        return (int) events.getLong((long) index * SIZE + DATA_OFFSET);
    }
}
