package io.javaipc.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Processes as tests make them up. */
public final class ProcessInfos {
    private ProcessInfos() {}

    /** A process of which no more is known than who its parent is; 0 for none. */
    static ProcessInfo child(long pid, long ppid, String name) {
        ProcessInfoBuilder info = new ProcessInfoBuilder(pid);
        info.ppid = ppid == 0 ? OptionalLong.empty() : OptionalLong.of(ppid);
        info.name = Optional.of(name);
        return info.build();
    }

    /** A process that has used processor time. */
    static ProcessInfo busy(long pid, Instant start, Duration used) {
        ProcessInfoBuilder info = new ProcessInfoBuilder(pid);
        info.start = Optional.of(start);
        info.cpuTime = Optional.of(used);
        return info.build();
    }

    /**
     * One that had the pid of another before.
     *
     * @param successor the one that has it now
     * @return one that started a minute earlier
     */
    public static ProcessInfo predecessorOf(ProcessInfo successor) {
        ProcessInfoBuilder info = new ProcessInfoBuilder(successor.pid());
        info.start = successor.start().map(start -> start.minusSeconds(60));
        return info.build();
    }
}
