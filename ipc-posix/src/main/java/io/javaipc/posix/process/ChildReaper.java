package io.javaipc.posix.process;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
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
    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EVENTS_AT_ONCE = 64;
    private static final int FOREVER = -1;
    private static final int EFD_CLOEXEC = 0x80000;
    // what an eventfd is written: a 64-bit count, not zero in either byte order
    private static final byte[] ONE = {1, 0, 0, 0, 0, 0, 0, 1};
    private static final long PAUSE_AT_EXIT_NANOS = 5_000_000;
    private static final int P_PID = 1;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x0100_0000;
    private static final int SIGINFO_BYTES = 128;

    private final IntUnaryOperator pidfdOpener;
    private final Map<Integer, PosixSpawnedProcess> byPidfd = new ConcurrentHashMap<>();
    private int epoll = -1;
    private volatile boolean exiting;

    ChildReaper() {
        this(pid -> (int) LibC.syscall(SYS_PIDFD_OPEN, pid, 0, 0, 0));
    }

    /** With a way of its own to open the pidfd of a pid; a negative number means that there is none. */
    ChildReaper(IntUnaryOperator pidfdOpener) {
        this.pidfdOpener = pidfdOpener;
    }

    /** Takes charge of a child that was just spawned. */
    PosixSpawnedProcess adopt(int pid, StdioSetup.Streams streams) {
        int pidfd = pidfdOpener.applyAsInt(pid);
        PosixSpawnedProcess child = new PosixSpawnedProcess(pid, pidfd, streams);
        if (pidfd < 0 || !watch(pidfd, child)) {
            LOG.debug("a thread waits for this child: pid={}, errno={}", pid, Errno.nameOf(LibC.errno()));
            start("javaipc-waiter-" + pid, () -> waitAlone(child));
        }
        return child;
    }

    private boolean watch(int pidfd, PosixSpawnedProcess child) {
        if (!started()) {
            return false;
        }
        byPidfd.put(pidfd, child);
        try (Memory event = EpollEvent.allocate(1)) {
            EpollEvent.setReadable(event, pidfd);
            if (LibC.epoll_ctl(epoll, EPOLL_CTL_ADD, pidfd, event) == 0) {
                return true;
            }
        }
        byPidfd.remove(pidfd);
        return false;
    }

    private synchronized boolean started() {
        if (epoll < 0) {
            epoll = LibC.epoll_create1(EPOLL_CLOEXEC);
            if (epoll >= 0) {
                start("javaipc-reaper", this::reapForever);
                becomeQuietAtExit();
            }
        }
        return epoll >= 0;
    }

    /**
     * Takes the reaper out of its system call when the JVM exits, which would otherwise wait 300 ms for it
     * ({@code VM_Exit::wait_for_threads_in_native_to_block}).
     */
    private void becomeQuietAtExit() {
        int wakeUp = LibC.eventfd(0, EFD_CLOEXEC);
        try (Memory event = EpollEvent.allocate(1)) {
            EpollEvent.setReadable(event, wakeUp);
            if (wakeUp < 0 || LibC.epoll_ctl(epoll, EPOLL_CTL_ADD, wakeUp, event) != 0) {
                LOG.debug("exit will take longer: errno={}", Errno.nameOf(LibC.errno()));
                return;
            }
        }
        Thread hook = new Thread(
                () -> {
                    exiting = true;
                    LibC.write(wakeUp, ONE, ONE.length);
                },
                "javaipc-reaper-exit");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the exit has begun already
            exiting = true;
        }
    }

    private void reapForever() {
        Memory events = EpollEvent.allocate(EVENTS_AT_ONCE);
        while (true) {
            int ready = LibC.epoll_wait(epoll, events, EVENTS_AT_ONCE, exiting ? 0 : FOREVER);
            if (ready < 0 && !Errno.EINTR.is(LibC.errno())) {
                throw Errno.failure("cannot wait for children", "epoll_wait", epoll, LibC.errno());
            }
            for (int i = 0; i < ready; i++) {
                reap(EpollEvent.descriptor(events, i));
            }
            if (exiting) {
                LockSupport.parkNanos(PAUSE_AT_EXIT_NANOS);
            }
        }
    }

    private void reap(int pidfd) {
        PosixSpawnedProcess child = byPidfd.get(pidfd);
        if (child != null) {
            // out of the set first: once reaped, the number may be another child's pidfd
            LibC.epoll_ctl(epoll, EPOLL_CTL_DEL, pidfd, Pointer.NULL);
            byPidfd.remove(pidfd);
            child.reap();
        }
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

    private static void start(String name, Runnable loop) {
        Thread thread = new Thread(loop, name);
        thread.setDaemon(true);
        thread.start();
    }
}
