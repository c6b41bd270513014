package io.javaipc.examples;

import io.javaipc.process.CpuSample;
import io.javaipc.process.ProcessInfo;
import io.javaipc.process.ProcessState;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What {@code top} shows of a sample: how it is sorted, and which page of it. */
final class TopView {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int LINES_ABOVE = 3;

    private boolean byMemory;
    private int page;

    void sortByCpu() {
        byMemory = false;
        page = 0;
    }

    void sortByMemory() {
        byMemory = true;
        page = 0;
    }

    void nextPage() {
        page++;
    }

    void previousPage() {
        page = Math.max(0, page - 1);
    }

    void firstPage() {
        page = 0;
    }

    /** As many lines as there are, or fit. */
    List<String> lines(CpuSample sample, int width, int height) {
        List<ProcessInfo> sorted =
                sample.table().processes().stream().sorted(order(sample)).toList();
        int perPage = Math.max(1, height - LINES_ABOVE);
        int pages = Math.max(1, (sorted.size() + perPage - 1) / perPage);
        page = Math.min(page, pages - 1);

        List<String> lines = new ArrayList<>();
        lines.add(summary(sample, sorted));
        lines.add(String.format("page %d of %d, by %s", page + 1, pages, byMemory ? "memory" : "cpu"));
        lines.add("  %CPU " + ProcessRows.HEADER);
        sorted.stream()
                .skip((long) page * perPage)
                .limit(perPage)
                .map(process -> String.format("%6.1f ", sample.percent(process)) + ProcessRows.of(process, width))
                .forEach(lines::add);
        return lines.stream().map(line -> ProcessRows.cut(line, width)).toList();
    }

    private Comparator<ProcessInfo> order(CpuSample sample) {
        Comparator<ProcessInfo> byUse = byMemory
                ? Comparator.comparingLong(process -> process.residentBytes().orElse(0))
                : Comparator.comparingDouble(sample::percent);
        return byUse.reversed().thenComparing(ProcessInfo::pid);
    }

    private static String summary(CpuSample sample, List<ProcessInfo> processes) {
        return String.format(
                "%s  %d processes: %d running, %d stopped, %d zombie   %.1f%% of %d processors",
                CLOCK.format(sample.table().takenAt()),
                processes.size(),
                count(processes, ProcessState.RUNNING),
                count(processes, ProcessState.STOPPED),
                count(processes, ProcessState.ZOMBIE),
                sample.totalPercent() / sample.processors(),
                sample.processors());
    }

    private static long count(List<ProcessInfo> processes, ProcessState state) {
        return processes.stream()
                .filter(process -> process.state().equals(Optional.of(state)))
                .count();
    }
}
