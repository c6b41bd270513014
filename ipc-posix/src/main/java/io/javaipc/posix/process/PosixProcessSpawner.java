package io.javaipc.posix.process;

import io.javaipc.platform.IpcException;
import io.javaipc.platform.ProcessSpawner;
import io.javaipc.platform.SpawnRequest;
import io.javaipc.platform.SpawnedProcess;
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
    private final ChildReaper reaper;
    private final ExecutorService spawnThread = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "javaipc-spawner");
        thread.setDaemon(true);
        return thread;
    });

    /** Makes the spawner; its threads start with the first child. */
    public PosixProcessSpawner() {
        this(new ChildReaper());
    }

    PosixProcessSpawner(ChildReaper reaper) {
        this.reaper = reaper;
    }

    @Override
    public SpawnedProcess spawn(SpawnRequest request) {
        try (StdioSetup stdio = StdioSetup.of(request);
                SpawnCall call = new SpawnCall(request, stdio)) {
            int pid = onSpawnThread(call::spawn);
            // from here on there is a child: nothing below may fail without its being reaped
            return reaper.adopt(pid, stdio.takeStreams());
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
