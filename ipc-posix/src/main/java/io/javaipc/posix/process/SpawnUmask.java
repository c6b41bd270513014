package io.javaipc.posix.process;

import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/**
 * Lends the spawn thread a file mode creation mask, which its children inherit.
 *
 * <p>The mask belongs to all threads of a process, whose files would get it too. The spawn thread is taken out of that
 * community once ({@code unshare(CLONE_FS)}, which needs no privileges), and then has a mask of its own.
 */
final class SpawnUmask {
    private static final int CLONE_FS = 0x200;

    // only ever touched by the spawn thread
    private static boolean unshared;

    private SpawnUmask() {}

    /** Runs a spawn with a mask; on the spawn thread. */
    static int during(OptionalInt mask, Callable<Integer> spawn) throws Exception {
        if (mask.isEmpty()) {
            return spawn.call();
        }
        unshareOnce();
        int former = LibC.umask(mask.getAsInt());
        try {
            return spawn.call();
        } finally {
            LibC.umask(former);
        }
    }

    private static void unshareOnce() {
        if (!unshared) {
            if (LibC.unshare(CLONE_FS) != 0) {
                throw Errno.failure("cannot set umask of a child", "unshare", "CLONE_FS", LibC.errno());
            }
            unshared = true;
        }
    }
}
