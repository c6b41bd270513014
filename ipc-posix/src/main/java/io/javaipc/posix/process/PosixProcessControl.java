package io.javaipc.posix.process;

import io.javaipc.platform.IoPriority;
import io.javaipc.platform.IoPriority.SchedulingClass;
import io.javaipc.platform.Limit;
import io.javaipc.platform.ProcessControl;
import io.javaipc.platform.ResourceLimit;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Priority, processors and limits on Linux, where the first two belong to threads and not to processes. */
public final class PosixProcessControl implements ProcessControl {
    private static final int PRIO_PROCESS = 0;
    private static final int IOPRIO_WHO_PROCESS = 1;
    private static final int IOPRIO_CLASS_SHIFT = 13;
    private static final int IOPRIO_LEVEL_MASK = 0x7;
    private static final boolean AARCH64 = System.getProperty("os.arch").equals("aarch64");
    private static final long SYS_IOPRIO_SET = AARCH64 ? 30 : 251;
    private static final long SYS_IOPRIO_GET = AARCH64 ? 31 : 252;
    private static final int MOST_PROCESSORS = 8192;

    /** Makes the control. */
    public PosixProcessControl() {}

    @Override
    public int nice(long pid) {
        LibC.clearErrno();
        int nice = LibC.getpriority(PRIO_PROCESS, (int) pid);
        // -1 is a nice value too
        if (nice == -1 && LibC.errno() != 0) {
            throw failure("cannot read nice value", "getpriority", pid);
        }
        return nice;
    }

    @Override
    public void setNice(long pid, int nice) {
        if (nice < -20 || nice > 19) {
            throw new IllegalArgumentException("nice value is out of range: nice=" + nice);
        }
        ProcessThreads.forEach(pid, thread -> {
            if (LibC.setpriority(PRIO_PROCESS, thread, nice) != 0) {
                throw failure("cannot set nice value " + nice, "setpriority", pid);
            }
        });
    }

    @Override
    public Set<Integer> affinity(long pid) {
        byte[] mask = new byte[MOST_PROCESSORS / Byte.SIZE];
        if (LibC.sched_getaffinity((int) pid, mask.length, mask) < 0) {
            throw failure("cannot read affinity", "sched_getaffinity", pid);
        }
        return BitSet.valueOf(mask).stream().boxed().collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void setAffinity(long pid, Set<Integer> processors) {
        BitSet bits = new BitSet();
        processors.forEach(bits::set);
        if (bits.isEmpty() || bits.length() > MOST_PROCESSORS) {
            throw new IllegalArgumentException("bad set of processors: processors=" + processors);
        }
        byte[] mask = new byte[MOST_PROCESSORS / Byte.SIZE];
        byte[] set = bits.toByteArray();
        System.arraycopy(set, 0, mask, 0, set.length);
        ProcessThreads.forEach(pid, thread -> {
            if (LibC.sched_setaffinity(thread, mask.length, mask) != 0) {
                throw failure("cannot set affinity to " + processors, "sched_setaffinity", pid);
            }
        });
    }

    @Override
    public Limit limit(long pid, ResourceLimit resource) {
        long[] limit = new long[2];
        if (LibC.prlimit64((int) pid, number(resource), null, limit) != 0) {
            throw failure("cannot read limit " + resource, "prlimit", pid);
        }
        return new Limit(limit[0], limit[1]);
    }

    @Override
    public void setLimit(long pid, ResourceLimit resource, Limit limit) {
        // RLIM_INFINITY is all ones, which UNLIMITED is too
        long[] value = {limit.soft(), limit.hard()};
        if (LibC.prlimit64((int) pid, number(resource), value, null) != 0) {
            throw failure("cannot set limit " + resource + " to " + limit, "prlimit", pid);
        }
    }

    private static int number(ResourceLimit resource) {
        return switch (resource) {
            case CPU_SECONDS -> 0;
            case FILE_BYTES -> 1;
            case DATA_BYTES -> 2;
            case STACK_BYTES -> 3;
            case CORE_BYTES -> 4;
            case PROCESSES -> 6;
            case OPEN_FILES -> 7;
            case LOCKED_BYTES -> 8;
            case ADDRESS_SPACE_BYTES -> 9;
        };
    }

    @Override
    public IoPriority ioPriority(long pid) {
        long value = LibC.syscall(SYS_IOPRIO_GET, IOPRIO_WHO_PROCESS, pid, 0, 0);
        if (value < 0) {
            throw failure("cannot read i/o priority", "ioprio_get", pid);
        }
        SchedulingClass schedulingClass = SchedulingClass.values()[(int) value >> IOPRIO_CLASS_SHIFT];
        return new IoPriority(schedulingClass, (int) value & IOPRIO_LEVEL_MASK);
    }

    @Override
    public void setIoPriority(long pid, IoPriority priority) {
        long value = (long) priority.schedulingClass().ordinal() << IOPRIO_CLASS_SHIFT | priority.level();
        ProcessThreads.forEach(pid, thread -> {
            if (LibC.syscall(SYS_IOPRIO_SET, IOPRIO_WHO_PROCESS, thread, value, 0) != 0) {
                throw failure("cannot set i/o priority to " + priority, "ioprio_set", pid);
            }
        });
    }

    private static RuntimeException failure(String what, String call, long pid) {
        return Errno.failure(what, call, "pid " + pid, LibC.errno());
    }
}
