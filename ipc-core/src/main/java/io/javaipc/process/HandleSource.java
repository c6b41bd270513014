package io.javaipc.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Processes as the JDK tells of them, on every system it runs on. */
final class HandleSource implements ProcessSource {
    @Override
    public List<ProcessInfo> all() {
        try (Stream<ProcessHandle> handles = ProcessHandle.allProcesses()) {
            return handles.map(HandleSource::infoOf).toList();
        }
    }

    @Override
    public Optional<ProcessInfo> find(long pid) {
        return ProcessHandle.of(pid).map(HandleSource::infoOf);
    }

    private static ProcessInfo infoOf(ProcessHandle handle) {
        ProcessHandle.Info told = handle.info();
        ProcessInfoBuilder info = new ProcessInfoBuilder(handle.pid());
        info.ppid = handle.parent().stream().mapToLong(ProcessHandle::pid).findFirst();
        info.user = told.user();
        info.name = told.command().map(Path::of).map(Path::getFileName).map(Path::toString);
        info.commandLine = commandLine(told);
        info.start = told.startInstant();
        info.cpuTime = told.totalCpuDuration();
        return info.build();
    }

    private static List<String> commandLine(ProcessHandle.Info told) {
        List<String> words = new ArrayList<>();
        told.command().ifPresent(words::add);
        told.arguments().map(Arrays::asList).ifPresent(words::addAll);
        return words;
    }
}
