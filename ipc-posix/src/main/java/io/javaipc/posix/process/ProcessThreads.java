package io.javaipc.posix.process;

import io.javaipc.platform.IpcException;
import io.javaipc.posix.libc.Errno;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;

/** The threads of a process. */
final class ProcessThreads {
    private ProcessThreads() {}

    /** Does something to every thread of a process, those included that appear meanwhile. */
    static void forEach(long pid, IntConsumer change) {
        Set<Integer> changed = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (int thread : of(pid)) {
                if (changed.add(thread)) {
                    more = true;
                    changeUnlessGone(pid, thread, change);
                }
            }
        }
    }

    private static void changeUnlessGone(long pid, int thread, IntConsumer change) {
        try {
            change.accept(thread);
        } catch (IpcException e) {
            boolean threadIsGone = thread != pid
                    && e.errnoName().filter(Errno.ESRCH.name()::equals).isPresent();
            if (!threadIsGone) {
                throw e;
            }
        }
    }

    private static Set<Integer> of(long pid) {
        Set<Integer> threads = new HashSet<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc", String.valueOf(pid), "task"))) {
            tasks.forEach(
                    task -> threads.add(Integer.parseInt(task.getFileName().toString())));
        } catch (IOException | DirectoryIteratorException e) {
            throw Errno.failure("no such process", "readdir", "pid " + pid, Errno.ESRCH.number());
        }
        return threads;
    }
}
