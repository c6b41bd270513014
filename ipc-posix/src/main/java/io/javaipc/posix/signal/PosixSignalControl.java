package io.javaipc.posix.signal;

import io.javaipc.platform.PendingSignals;
import io.javaipc.platform.SignalControl;
import io.javaipc.platform.SignalTimer;
import io.javaipc.posix.event.ReadinessLoop;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.util.Set;

/** Signals on Linux. */
public final class PosixSignalControl implements SignalControl {
    private static final long SYS_PIDFD_SEND_SIGNAL = 424;
    private static final long SYS_PIDFD_OPEN = 434;
    private static final int ITIMER_REAL = 0;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long INT_MASK = 0xffff_ffffL;

    private final ReadinessLoop loop = new ReadinessLoop("javaipc-signals");

    /** Makes the control. */
    public PosixSignalControl() {}

    @Override
    public boolean send(ProcessHandle process, int number) {
        int pidfd = (int) LibC.syscall(SYS_PIDFD_OPEN, process.pid(), 0, 0, 0);
        if (pidfd < 0) {
            return endedOrThrow("pidfd_open", process.pid(), number);
        }
        try {
            // it stands for whoever has the pid now, for good: so this is the moment to look whether that is who is
            // meant
            boolean meant =
                    ProcessHandle.of(process.pid()).filter(process::equals).isPresent();
            if (!meant) {
                return false;
            }
            return LibC.syscall(SYS_PIDFD_SEND_SIGNAL, pidfd, number, 0, 0) == 0
                    || endedOrThrow("pidfd_send_signal", process.pid(), number);
        } finally {
            LibC.close(pidfd);
        }
    }

    private static boolean endedOrThrow(String call, long pid, int number) {
        int errno = LibC.errno();
        if (Errno.ESRCH.is(errno)) {
            return false;
        }
        throw Errno.failure("cannot send signal " + number, call, "pid " + pid, errno);
    }

    @Override
    public void send(long pid, int number) {
        if (LibC.kill((int) pid, number) != 0) {
            throw Errno.failure("cannot send signal " + number, "kill", "pid " + pid, LibC.errno());
        }
    }

    @Override
    public void sendGroup(long group, int number) {
        if (LibC.kill((int) -group, number) != 0) {
            throw Errno.failure("cannot send signal " + number, "kill", "group " + group, LibC.errno());
        }
    }

    @Override
    public void queue(long pid, int number, int value) {
        // union sigval is passed in a register, the int in its lower half
        if (LibC.sigqueue((int) pid, number, value & INT_MASK) != 0) {
            throw Errno.failure("cannot queue signal " + number, "sigqueue", "pid " + pid, LibC.errno());
        }
    }

    @Override
    public long setAlarm(long micros) {
        // struct itimerval: interval and value, each in seconds and microseconds
        long[] setting = {0, 0, micros / MICROS_PER_SECOND, micros % MICROS_PER_SECOND};
        long[] before = new long[setting.length];
        if (LibC.setitimer(ITIMER_REAL, setting, before) != 0) {
            throw Errno.failure("cannot set alarm", "setitimer", micros + " us", LibC.errno());
        }
        return before[2] * MICROS_PER_SECOND + before[3];
    }

    @Override
    public SignalTimer startTimer(int number, long firstNanos, long periodNanos) {
        return PosixTimer.start(number, firstNanos, periodNanos);
    }

    @Override
    public PendingSignals openPending(Set<Integer> numbers, Runnable whenReadable) {
        return SignalDescriptor.open(numbers, loop, whenReadable);
    }
}
