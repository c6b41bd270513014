package io.javaipc.posix.process;

import com.sun.jna.Memory;
import io.javaipc.platform.StateChange;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.Fcntl;
import io.javaipc.posix.libc.LibC;
import java.util.function.Consumer;

/**
 * A thread that waits for a child's stops and continuations ({@code waitid(2)}), which no descriptor tells. It works on a
 * pidfd of its own, so that it can never hear of another child, and leaves the child's end to the reaper.
 *
 * <pre>
 * siginfo_t     0 signo:32     4 errno:32     8 code:32     16 pid:32     20 uid:32     24 status:32     ...
 * </pre>
 */
final class StateWatch {
    private static final int P_PIDFD = 3;
    private static final int WSTOPPED = 2;
    private static final int WCONTINUED = 8;
    private static final int SIGINFO_BYTES = 128;
    private static final int CODE_OFFSET = 8;
    private static final int STATUS_OFFSET = 24;
    private static final int CLD_STOPPED = 5;

    private StateWatch() {}

    static void start(int pid, int pidfd, Consumer<StateChange> listener) {
        int own = LibC.fcntl(pidfd, Fcntl.F_DUPFD_CLOEXEC, 0);
        if (own < 0) {
            throw Errno.failure("cannot watch a child's state", "fcntl", "pid " + pid, LibC.errno());
        }
        Thread thread = new Thread(() -> watch(own, listener), "javaipc-state-" + pid);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            LibC.close(own);
            throw e;
        }
    }

    private static void watch(int pidfd, Consumer<StateChange> listener) {
        try (Memory info = new Memory(SIGINFO_BYTES)) {
            while (nextChange(pidfd, info)) {
                boolean stopped = info.getInt(CODE_OFFSET) == CLD_STOPPED;
                listener.accept(new StateChange(stopped, info.getInt(STATUS_OFFSET)));
            }
        } finally {
            LibC.close(pidfd);
        }
    }

    /** False when the child has ended: then there is no such child to wait for. */
    private static boolean nextChange(int pidfd, Memory info) {
        while (LibC.waitid(P_PIDFD, pidfd, info, WSTOPPED | WCONTINUED) != 0) {
            if (!Errno.EINTR.is(LibC.errno())) {
                return false;
            }
        }
        return true;
    }
}
