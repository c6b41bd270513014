package io.javaipc.process;

import io.javaipc.procfs.Procfs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where this system tells of its processes. Thread-safe. */
interface ProcessSource {
    /** Where Linux tells of its processes. */
    Path PROC = Path.of("/proc");

    /** The source of this system: {@code /proc} where there is one, else the JDK. */
    static ProcessSource current() {
        Procfs procfs = new Procfs(PROC);
        return procfs.isMounted() ? new ProcfsSource(procfs) : new HandleSource();
    }

    /** All processes, in no order. Those that end meanwhile are left out. */
    List<ProcessInfo> all();

    /** A process; empty when there is none of this pid. */
    Optional<ProcessInfo> find(long pid);
}
