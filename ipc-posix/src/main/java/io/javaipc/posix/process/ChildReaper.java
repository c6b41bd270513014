package io.javaipc.posix.process;

import com.sun.jna.Memory;
import io.javaipc.posix.event.ReadinessLoop;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for all children in one thread, and reaps each when it ends, so that none becomes a zombie.
 *
 * <p>Each child has a pidfd ({@code pidfd_open(2)}, Linux 5.3), which becomes readable at the child's end. Only pids that
 * were spawned here are reaped: a {@code waitpid(-1)} would take the JDK's children away from it, which then reports
 * exit code 0 for them. Where a pidfd cannot be had (an older kernel, no descriptors left), a thread waits for that
 * child alone.
 */
final class ChildReaper {
    private static final Logger LOG = LoggerFactory.getLogger(ChildReaper.class);

    private static final long SYS_PIDFD_OPEN = 434;
    private static final int SIGKILL = 9;
    private static final int P_PID = 1;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x0100_0000;
    private static final int SIGINFO_BYTES = 128;

    private final IntUnaryOperator pidfdOpener;
    private final ReadinessLoop loop = new ReadinessLoop("javaipc-reaper");

    ChildReaper() {
        this(pid -> (int) LibC.syscall(SYS_PIDFD_OPEN, pid, 0, 0, 0));
    }

    /** With a way of its own to open the pidfd of a pid; a negative number means that there is none. */
    ChildReaper(IntUnaryOperator pidfdOpener) {
        this.pidfdOpener = pidfdOpener;
    }

    /** Takes charge of a child that was just spawned; when no thread is to be had for that, ends and reaps it at once. */
    PosixSpawnedProcess adopt(int pid, StdioSetup.Streams streams) {
        int pidfd = pidfdOpener.applyAsInt(pid);
        PosixSpawnedProcess child = new PosixSpawnedProcess(pid, pidfd, streams);
        try {
            if (pidfd < 0 || !loop.add(pidfd, () -> reap(pidfd, child))) {
                LOG.debug("a thread waits for this child: pid={}, errno={}", pid, Errno.nameOf(LibC.errno()));
                Thread thread = new Thread(() -> waitAlone(child), "javaipc-waiter-" + pid);
                thread.setDaemon(true);
                thread.start();
            }
            return child;
        } catch (OutOfMemoryError e) {
            child.signal(SIGKILL);
            waitAlone(child);
            throw e;
        }
    }

    private void reap(int pidfd, PosixSpawnedProcess child) {
        // out of the loop first: once reaped, the number may be another child's pidfd
        loop.remove(pidfd);
        child.reap();
    }

    private static void waitAlone(PosixSpawnedProcess child) {
        try (Memory info = new Memory(SIGINFO_BYTES)) {
            int result;
            do {
                // leaves it a zombie, so that a signal sent meanwhile cannot reach a stranger
                result = LibC.waitid(P_PID, (int) child.pid(), info, WEXITED | WNOWAIT);
            } while (result != 0 && Errno.EINTR.is(LibC.errno()));
        }
        child.reap();
    }
}
