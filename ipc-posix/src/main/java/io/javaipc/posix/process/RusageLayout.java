package io.javaipc.posix.process;

import com.sun.jna.Memory;
import io.javaipc.platform.ResourceUsage;
import java.time.Duration;

/**
 * {@code struct rusage} ({@code getrusage(2)}) on 64-bit Linux: two times of two words each, then fourteen counters, of
 * which the kernel keeps seven.
 *
 * <pre>
 *   0 utime s     8 utime us    16 stime s    24 stime us    32 maxrss KiB     40 ixrss    48 idrss    56 isrss
 *  64 minflt     72 majflt      80 nswap      88 inblock     96 oublock       104 msgsnd  112 msgrcv  120 nsignals
 * 128 nvcsw     136 nivcsw
 * </pre>
 */
final class RusageLayout {
    private static final int SIZE = 144;
    private static final int USER_TIME_OFFSET = 0;
    private static final int SYSTEM_TIME_OFFSET = 16;
    private static final int MAX_RSS_OFFSET = 32;
    private static final int MINOR_FAULTS_OFFSET = 64;
    private static final int MAJOR_FAULTS_OFFSET = 72;
    private static final int BLOCKS_READ_OFFSET = 88;
    private static final int BLOCKS_WRITTEN_OFFSET = 96;
    private static final int VOLUNTARY_SWITCHES_OFFSET = 128;
    private static final int INVOLUNTARY_SWITCHES_OFFSET = 136;
    private static final long KIBIBYTE = 1024;

    private RusageLayout() {}

    static Memory allocate() {
        return new Memory(SIZE);
    }

    static ResourceUsage read(Memory usage) {
        return new ResourceUsage(
                time(usage, USER_TIME_OFFSET),
                time(usage, SYSTEM_TIME_OFFSET),
                usage.getLong(MAX_RSS_OFFSET) * KIBIBYTE,
                usage.getLong(MINOR_FAULTS_OFFSET),
                usage.getLong(MAJOR_FAULTS_OFFSET),
                usage.getLong(BLOCKS_READ_OFFSET),
                usage.getLong(BLOCKS_WRITTEN_OFFSET),
                usage.getLong(VOLUNTARY_SWITCHES_OFFSET),
                usage.getLong(INVOLUNTARY_SWITCHES_OFFSET));
    }

    private static Duration time(Memory usage, long offset) {
        long micros = usage.getLong(offset + Long.BYTES);
        return Duration.ofSeconds(usage.getLong(offset)).plusNanos(micros * 1000);
    }
}
