package io.javaipc.posix.signal;

import io.javaipc.platform.SignalTimer;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A timer of {@code timer_create(2)}.
 *
 * <pre>
 * struct sigevent       0 value:64     8 signo:32     12 notify:32     16 ... 64
 * struct itimerspec     0 interval: seconds:64, nanoseconds:64     16 value: seconds:64, nanoseconds:64
 * </pre>
 */
final class PosixTimer implements SignalTimer {
    private static final int CLOCK_MONOTONIC = 1;
    private static final int SIGEV_SIGNAL = 0;
    private static final int SIGEVENT_INTS = 16;
    private static final int SIGNO_INDEX = 2;
    private static final int NOTIFY_INDEX = 3;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final long timer;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PosixTimer(long timer) {
        this.timer = timer;
    }

    static PosixTimer start(int number, long firstNanos, long periodNanos) {
        int[] event = new int[SIGEVENT_INTS];
        event[SIGNO_INDEX] = number;
        event[NOTIFY_INDEX] = SIGEV_SIGNAL;
        long[] id = new long[1];
        if (LibC.timer_create(CLOCK_MONOTONIC, event, id) != 0) {
            throw Errno.failure("cannot make timer", "timer_create", "signal " + number, LibC.errno());
        }
        PosixTimer timer = new PosixTimer(id[0]);
        long[] times = {
            periodNanos / NANOS_PER_SECOND,
            periodNanos % NANOS_PER_SECOND,
            firstNanos / NANOS_PER_SECOND,
            firstNanos % NANOS_PER_SECOND
        };
        if (LibC.timer_settime(id[0], 0, times, null) != 0) {
            int errno = LibC.errno();
            timer.close();
            throw Errno.failure("cannot start timer", "timer_settime", "signal " + number, errno);
        }
        return timer;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            LibC.timer_delete(timer);
        }
    }
}
