package io.javaipc.posix.process;

import io.javaipc.platform.IpcException;
import io.javaipc.platform.ProcessAttributes;
import io.javaipc.platform.ProcessControl;
import io.javaipc.platform.ProcessSpawner;
import io.javaipc.platform.SpawnRequest;
import io.javaipc.platform.SpawnedProcess;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Starts children by {@code posix_spawn(3)}, in which the child borrows this process's memory until it has loaded its
 * program: nothing is copied, however big the heap.
 *
 * <p>All spawns happen on one thread that never ends. The kernel ties the parent-death signal of a child to the thread
 * that made it, not to the process: with a thread that ends, the child would be killed while its parent lives.
 */
public final class PosixProcessSpawner implements ProcessSpawner {
    private static final int SIGKILL = 9;

    private final ChildReaper reaper;
    private final ProcessControl control;
    private final ExecutorService spawnThread = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "javaipc-spawner");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Makes the spawner; its threads start with the first child.
     *
     * @param control gives children their priority, processors and limits
     */
    public PosixProcessSpawner(ProcessControl control) {
        this(control, new ChildReaper());
    }

    PosixProcessSpawner(ProcessControl control, ChildReaper reaper) {
        this.control = control;
        this.reaper = reaper;
    }

    @Override
    public SpawnedProcess spawn(SpawnRequest request) {
        try (StdioSetup stdio = StdioSetup.of(request);
                SpawnCall call = new SpawnCall(request, stdio)) {
            int pid = onSpawnThread(() -> SpawnUmask.during(request.attributes().umask(), call::spawn));
            // before anybody reaps it: until then the pid is the child's, even when it has ended already
            RuntimeException refusal = tune(pid, request.attributes());
            SpawnedProcess child = reaper.adopt(pid, stdio.streams());
            stdio.streamsAreTaken();
            if (refusal != null) {
                abandon(child);
                throw refusal;
            }
            return child;
        }
    }

    /** Gives a new child what {@code posix_spawn} cannot; returns why that failed, or null. */
    private RuntimeException tune(int pid, ProcessAttributes attributes) {
        try {
            if (!attributes.processors().isEmpty()) {
                control.setAffinity(pid, attributes.processors());
            }
            attributes.ioPriority().ifPresent(priority -> control.setIoPriority(pid, priority));
            attributes.nice().ifPresent(nice -> control.setNice(pid, nice));
            if (!Setpriv.setsLimits(attributes)) {
                attributes.limits().forEach((resource, limit) -> control.setLimit(pid, resource, limit));
            }
            return null;
        } catch (IpcException | IllegalArgumentException e) {
            return e;
        }
    }

    /** Ends a child that could not be given what was asked for. */
    private static void abandon(SpawnedProcess child) {
        child.signal(SIGKILL);
        child.termination().join();
        for (Closeable stream : List.of(child.stdin(), child.stdout(), child.stderr())) {
            try {
                stream.close();
            } catch (IOException e) {
                // the refusal, which is thrown, is what the caller needs to know
                continue;
            }
        }
    }

    private <T> T onSpawnThread(Callable<T> step) {
        Future<T> outcome = spawnThread.submit(step);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return outcome.get();
                } catch (InterruptedException e) {
                    // a spawn takes milliseconds and cannot be taken back half-way: finish it, keep the interrupt
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IpcException refused) {
                throw refused;
            }
            throw new IllegalStateException("spawning failed unexpectedly", e.getCause());
        } catch (CancellationException e) {
            throw new IllegalStateException("spawn thread was shut down", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
