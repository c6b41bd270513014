package io.javaipc.posix.process;

import com.sun.jna.Memory;
import io.javaipc.platform.ResourceUsage;
import io.javaipc.platform.SpawnedProcess;
import io.javaipc.platform.StateChange;
import io.javaipc.platform.TerminalSize;
import io.javaipc.platform.WaitStatus;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A child spawned here. Reaping and signalling exclude each other: while the child is not reaped its pid is its own, and
 * once it is, nothing is sent any more.
 */
final class PosixSpawnedProcess implements SpawnedProcess {
    private static final long SYS_PIDFD_SEND_SIGNAL = 424;
    private static final int SIGNAL_MASK = 0x7f;
    private static final int CORE_FLAG = 0x80;
    private static final int EXIT_CODE_SHIFT = 8;
    private static final int EXIT_CODE_MASK = 0xff;

    private final int pid;
    private final int pidfd;
    private final StdioSetup.Streams streams;
    private final CompletableFuture<WaitStatus> termination = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean reaped;
    private volatile ResourceUsage usage;

    /** Wraps a child; a negative pidfd means that there is none. */
    PosixSpawnedProcess(int pid, int pidfd, StdioSetup.Streams streams) {
        this.pid = pid;
        this.pidfd = pidfd;
        this.streams = streams;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public OutputStream stdin() {
        return streams.stdin();
    }

    @Override
    public InputStream stdout() {
        return streams.stdout();
    }

    @Override
    public InputStream stderr() {
        return streams.stderr();
    }

    @Override
    public CompletableFuture<WaitStatus> termination() {
        return termination.copy();
    }

    @Override
    public boolean signal(int number) {
        lock.lock();
        try {
            if (reaped) {
                return false;
            }
            long result =
                    pidfd >= 0 ? LibC.syscall(SYS_PIDFD_SEND_SIGNAL, pidfd, number, 0, 0) : LibC.kill(pid, number);
            if (result == 0) {
                return true;
            }
            int errno = LibC.errno();
            if (Errno.ESRCH.is(errno)) {
                return false;
            }
            throw Errno.failure("cannot send signal " + number, "pidfd_send_signal", "pid " + pid, errno);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean signalGroup(int number) {
        lock.lock();
        try {
            // while the leader is not reaped, nobody else's group has its number
            if (reaped) {
                return false;
            }
            if (LibC.kill(-pid, number) == 0) {
                return true;
            }
            int errno = LibC.errno();
            if (Errno.ESRCH.is(errno)) {
                return false;
            }
            throw Errno.failure("cannot send signal " + number, "kill", "process group " + pid, errno);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<ResourceUsage> usage() {
        return Optional.ofNullable(usage);
    }

    @Override
    public void onStateChange(Consumer<StateChange> listener) {
        lock.lock();
        try {
            if (!reaped) {
                StateWatch.start(pid, pidfd, listener);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void resizeTerminal(TerminalSize size) {
        streams.terminal()
                .orElseThrow(() -> new IllegalStateException("child has no terminal: pid=" + pid))
                .resize(size);
    }

    /** Reaps the child, which has ended, and completes {@link #termination()}. */
    void reap() {
        int[] status = new int[1];
        lock.lock();
        try (Memory used = RusageLayout.allocate()) {
            if (LibC.wait4(pid, status, 0, used) == pid) {
                usage = RusageLayout.read(used);
            } else {
                termination.completeExceptionally(
                        Errno.failure("cannot reap child", "wait4", "pid " + pid, LibC.errno()));
            }
            reaped = true;
            if (pidfd >= 0) {
                LibC.close(pidfd);
            }
        } finally {
            lock.unlock();
        }
        termination.complete(decode(status[0]));
    }

    private static WaitStatus decode(int status) {
        int signal = status & SIGNAL_MASK;
        return signal == 0
                ? WaitStatus.exited(status >> EXIT_CODE_SHIFT & EXIT_CODE_MASK)
                : WaitStatus.signaled(signal, (status & CORE_FLAG) != 0);
    }
}
