package io.javaipc.process;

import io.javaipc.procfs.ProcEntry;
import io.javaipc.procfs.ProcStat;
import io.javaipc.procfs.ProcStatus;
import io.javaipc.procfs.Procfs;
import io.javaipc.procfs.TerminalName;
import io.javaipc.procfs.UserNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Processes as {@code /proc} tells of them. */
final class ProcfsSource implements ProcessSource {
    private final Procfs procfs;

    ProcfsSource(Procfs procfs) {
        this.procfs = procfs;
    }

    @Override
    public List<ProcessInfo> all() {
        UserNames users = UserNames.ofSystem();
        return procfs.pids().stream()
                .map(procfs::read)
                .flatMap(Optional::stream)
                .map(entry -> infoOf(entry, users))
                .toList();
    }

    @Override
    public Optional<ProcessInfo> find(long pid) {
        return procfs.read(pid).map(entry -> infoOf(entry, UserNames.ofSystem()));
    }

    private static ProcessInfo infoOf(ProcEntry entry, UserNames users) {
        ProcessInfoBuilder info = new ProcessInfoBuilder(entry.pid());
        entry.stat().ifPresent(stat -> add(stat, info));
        entry.status().ifPresent(status -> add(status, entry, users, info));
        info.commandLine = entry.commandLine();
        return info.build();
    }

    private static void add(ProcStat stat, ProcessInfoBuilder info) {
        info.ppid = stat.ppid() > 0 ? OptionalLong.of(stat.ppid()) : OptionalLong.empty();
        info.processGroup = OptionalLong.of(stat.processGroup());
        info.session = OptionalLong.of(stat.session());
        info.terminal = TerminalName.of(stat.terminal());
        info.state = ProcessState.ofLetter(stat.state());
        info.name = Optional.of(stat.name());
        info.start = Optional.of(Boot.INSTANT.plus(stat.startAfterBoot()));
        info.nice = OptionalInt.of(stat.nice());
        info.priority = OptionalInt.of(stat.priority());
        info.threads = OptionalInt.of(stat.threads());
        info.cpuTime = Optional.of(stat.userTime().plus(stat.systemTime()));
        info.userTime = Optional.of(stat.userTime());
        info.systemTime = Optional.of(stat.systemTime());
        info.virtualBytes = OptionalLong.of(stat.virtualBytes());
    }

    private static void add(ProcStatus status, ProcEntry entry, UserNames users, ProcessInfoBuilder info) {
        info.user = Optional.of(users.nameOf(status.effectiveUid(), entry.directory()));
        info.residentBytes = OptionalLong.of(status.residentBytes());
    }

    /**
     * The moment that start times count from. Taken from what the JDK says of this process, so that all snapshots of this
     * JVM and {@link ProcessHandle} agree: {@code /proc/stat} tells whole seconds, and other ones when the clock is set.
     */
    private static final class Boot {
        static final Instant INSTANT = instant();

        private static Instant instant() {
            ProcessHandle self = ProcessHandle.current();
            Instant start = self.info().startInstant().orElse(Instant.EPOCH);
            Duration afterBoot = new Procfs(ProcessSource.PROC)
                    .read(self.pid())
                    .flatMap(ProcEntry::stat)
                    .map(ProcStat::startAfterBoot)
                    .orElse(Duration.ZERO);
            return start.minus(afterBoot);
        }
    }
}
