package io.javaipc.posix.signal;

import com.sun.jna.Memory;
import io.javaipc.platform.PendingSignal;
import io.javaipc.platform.PendingSignals;
import io.javaipc.posix.event.ReadinessLoop;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;

/**
 * A descriptor of {@code signalfd(2)}. Read only when somebody wants a signal: what is not wanted yet stays with the
 * kernel, which bounds it, tells the sender when it is too much, and has it still for the next reader.
 *
 * <pre>
 * struct signalfd_siginfo     0 signo:32     4 errno:32     8 code:32     12 pid:32     16 uid:32     ...     44 int:32     ... 128
 * </pre>
 */
final class SignalDescriptor implements PendingSignals {
    private static final int SFD_NONBLOCK = 0x800;
    private static final int SFD_CLOEXEC = 0x80000;
    private static final int SIGNAL_SET_BYTES = 128;
    private static final int SIGINFO_BYTES = 128;
    private static final int CODE_OFFSET = 8;
    private static final int PID_OFFSET = 12;
    private static final int UID_OFFSET = 16;
    private static final int VALUE_OFFSET = 44;

    private final int descriptor;
    private final ReadinessLoop loop;
    private final Runnable whenReadable;
    private final byte[] record = new byte[SIGINFO_BYTES];
    private boolean watched;
    private boolean closed;

    private SignalDescriptor(int descriptor, ReadinessLoop loop, Runnable whenReadable) {
        this.descriptor = descriptor;
        this.loop = loop;
        this.whenReadable = whenReadable;
    }

    static SignalDescriptor open(Set<Integer> numbers, ReadinessLoop loop, Runnable whenReadable) {
        try (Memory signals = new Memory(SIGNAL_SET_BYTES)) {
            LibC.sigemptyset(signals);
            numbers.forEach(number -> LibC.sigaddset(signals, number));
            int descriptor = LibC.signalfd(-1, signals, SFD_NONBLOCK | SFD_CLOEXEC);
            if (descriptor < 0) {
                throw Errno.failure("cannot receive signals", "signalfd", "signals " + numbers, LibC.errno());
            }
            return new SignalDescriptor(descriptor, loop, whenReadable);
        }
    }

    @Override
    public Optional<PendingSignal> poll() {
        long read;
        int errno;
        do {
            read = LibC.read(descriptor, record, record.length);
            errno = read < 0 ? LibC.errno() : 0;
        } while (Errno.EINTR.is(errno));
        if (Errno.EAGAIN.is(errno)) {
            return Optional.empty();
        }
        if (read != record.length) {
            throw Errno.failure("cannot receive signals", "read", "signalfd " + descriptor, errno);
        }
        ByteBuffer info = ByteBuffer.wrap(record).order(ByteOrder.nativeOrder());
        return Optional.of(new PendingSignal(
                info.getInt(0),
                info.getInt(CODE_OFFSET),
                Integer.toUnsignedLong(info.getInt(PID_OFFSET)),
                Integer.toUnsignedLong(info.getInt(UID_OFFSET)),
                info.getInt(VALUE_OFFSET)));
    }

    @Override
    public void notifyWhenReadable() {
        boolean armed = watched ? loop.rearm(descriptor) : loop.add(descriptor, whenReadable);
        if (!armed) {
            throw Errno.failure("cannot wait for signals", "epoll_ctl", "signalfd " + descriptor, LibC.errno());
        }
        watched = true;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (watched) {
            loop.remove(descriptor);
        }
        LibC.close(descriptor);
    }
}
