package io.javaipc.process;

/**
 * Takes snapshots of all processes and tells what each used since the one before: what {@code top(1)} shows.
 *
 * <pre>{@code
 * CpuSampler sampler = new CpuSampler();
 * ...
 * CpuSample sample = sampler.sample();
 * sample.table().processes().forEach(p -> System.out.println(p.pid() + " " + sample.percent(p)));
 * }</pre>
 *
 * <p>It has no thread and no clock: the interval is from call to call. Thread-safe.
 */
public final class CpuSampler {
    private ProcessTable last = ProcessTable.snapshot();

    /** Takes the first snapshot. */
    public CpuSampler() {}

    /**
     * Takes a snapshot.
     *
     * @return what was used since the one before
     */
    public synchronized CpuSample sample() {
        CpuSample sample = CpuSample.between(last, ProcessTable.snapshot());
        last = sample.table();
        return sample;
    }
}
