package io.javaipc.process;

import io.javaipc.platform.IpcException;
import io.javaipc.procfs.ProcEntry;
import io.javaipc.procfs.ProcStat;
import io.javaipc.procfs.Procfs;

/** Tells whether processes run that are not our children. */
final class Vitals {
    private static final Procfs PROCFS = new Procfs(ProcessSource.PROC);

    private Vitals() {}

    /**
     * Whether a process still runs. {@link ProcessHandle#isAlive()} says so of a zombie too, which is nothing but a status
     * that its parent has not asked for: an orphan's new parent may take its time, or never ask. Where there is no
     * {@code /proc}, zombies are not told apart.
     */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            return PROCFS.read(pid)
                    .flatMap(ProcEntry::stat)
                    .map(Vitals::isZombie)
                    .orElse(false);
        } catch (IpcException e) {
            // no descriptor left to look with: taken for running, which is what the JDK says
            return false;
        }
    }

    /** A process whose first thread has ended looks like one as well, while its other threads run on. */
    private static boolean isZombie(ProcStat stat) {
        return stat.state() == ProcessState.ZOMBIE.letter() && stat.threads() <= 1;
    }
}
