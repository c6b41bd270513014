package io.javaipc.server;

import io.javaipc.platform.Capability;
import io.javaipc.platform.Descriptors;
import io.javaipc.platform.Descriptors.ListeningSocket;
import io.javaipc.platform.IpcException;
import io.javaipc.platform.Platform;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves with child processes that share the listening socket, and replaces those that die.
 *
 * <p>The socket is made here and kept open here, so that connections that wait to be accepted outlive any worker. Workers
 * are started and replaced by one thread, the supervisor, which alone decides; it also keeps the JVM alive.
 */
final class PreforkRuntime implements ServerRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);
    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    private final Descriptors descriptors;
    private final ListeningSocket listener;
    private final Dispatch.Prefork dispatch;
    private final PreforkTask task;
    private final Backoff backoff = new Backoff();
    private final Set<PreforkWorker> workers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService supervisor =
            Executors.newSingleThreadScheduledExecutor(loop -> new Thread(loop, "javaipc-supervisor"));
    private final ReentrantLock stopLock = new ReentrantLock();
    private final CountDownLatch terminated = new CountDownLatch(1);
    private volatile boolean stopping;

    private PreforkRuntime(
            Descriptors descriptors, ListeningSocket listener, Dispatch.Prefork dispatch, PreforkTask task) {
        this.descriptors = descriptors;
        this.listener = listener;
        this.dispatch = dispatch;
        this.task = task;
    }

    static PreforkRuntime start(InetSocketAddress address, int backlog, Dispatch.Prefork dispatch, PreforkTask task) {
        Platform platform = Platform.current();
        platform.capabilities().require(Capability.INHERITED_DESCRIPTORS, "Dispatch.prefork");
        Descriptors descriptors = platform.descriptors();
        ListeningSocket listener = descriptors.listenTcp(address, backlog);
        PreforkRuntime runtime = new PreforkRuntime(descriptors, listener, dispatch, task);
        try {
            runtime.startWorkers();
            return runtime;
        } catch (RuntimeException e) {
            runtime.close();
            throw e;
        } catch (InterruptedException e) {
            runtime.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server started: address=" + address, e);
        }
    }

    private void startWorkers() throws InterruptedException {
        List<PreforkWorker> first = new ArrayList<>();
        onSupervisor(() -> {
            while (first.size() < dispatch.workers()) {
                first.add(launch());
            }
        });
        for (PreforkWorker worker : first) {
            try {
                worker.serving().get();
            } catch (ExecutionException e) {
                throw unchecked("worker did not get ready", e.getCause());
            }
        }
    }

    /** Starts a worker; on the supervisor's thread. */
    private PreforkWorker launch() {
        PreforkWorker worker = PreforkWorker.start(listener.descriptor(), dispatch, task);
        workers.add(worker);
        worker.ended().whenCompleteAsync((nothing, failure) -> ended(worker, failure), supervisor);
        return worker;
    }

    private void ended(PreforkWorker worker, Throwable failure) {
        workers.remove(worker);
        if (!stopping) {
            Duration wait = backoff.afterLife(Duration.ofNanos(worker.livedNanos()));
            LOG.warn(
                    "worker ended and is replaced: pid={}, waitMillis={}, cause={}",
                    worker.pid(),
                    wait.toMillis(),
                    causeOf(failure));
            replaceAfter(wait);
        }
    }

    private static String causeOf(Throwable failure) {
        if (failure == null) {
            return "none, it ended by itself";
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause.getMessage();
    }

    private void replaceAfter(Duration wait) {
        supervisor.schedule(this::replace, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void replace() {
        if (stopping) {
            return;
        }
        try {
            launch();
        } catch (IpcException e) {
            Duration wait = backoff.afterLife(Duration.ZERO);
            LOG.error("worker cannot be started, trying again: waitMillis={}", wait.toMillis(), e);
            replaceAfter(wait);
        }
    }

    @Override
    public InetSocketAddress address() {
        return listener.address();
    }

    @Override
    public List<Long> servingPids() {
        return workers.stream().map(PreforkWorker::pid).sorted().toList();
    }

    @Override
    public void stop(Duration grace) throws InterruptedException {
        long deadline = deadlineAfter(grace);
        stopLock.lockInterruptibly();
        try {
            if (terminated.getCount() > 0) {
                endWorkers(deadline);
                listener.descriptor().close();
                supervisor.shutdownNow();
                terminated.countDown();
            }
        } finally {
            stopLock.unlock();
        }
    }

    private void endWorkers(long deadline) throws InterruptedException {
        stopping = true;
        // what the supervisor has begun is finished behind this; afterwards it begins nothing
        Uninterruptible.run(() -> onSupervisor(() -> {}));
        try {
            workers.forEach(PreforkWorker::askToStop);
            awaitAll(PreforkWorker::notAccepting, deadline);
            descriptors.stopListening(listener.descriptor());
            awaitAll(PreforkWorker::ended, deadline);
        } finally {
            workers.forEach(PreforkWorker::kill);
            Uninterruptible.run(() -> awaitAll(PreforkWorker::ended, deadlineAfter(LONGEST_WAIT)));
            workers.clear();
        }
    }

    private static long deadlineAfter(Duration wait) {
        Duration bounded = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        return System.nanoTime() + bounded.toNanos();
    }

    private void onSupervisor(Runnable step) throws InterruptedException {
        try {
            supervisor.submit(step).get();
        } catch (ExecutionException e) {
            throw unchecked("worker cannot be started", e.getCause());
        }
    }

    private static RuntimeException unchecked(String what, Throwable failure) {
        return failure instanceof RuntimeException already ? already : new IllegalStateException(what, failure);
    }

    /** Waits for all workers, each until the deadline; how they come out does not matter here. */
    private void awaitAll(Function<PreforkWorker, CompletableFuture<Void>> what, long deadline)
            throws InterruptedException {
        for (PreforkWorker worker : workers) {
            CompletableFuture<Void> done = what.apply(worker).handle((nothing, failure) -> null);
            try {
                done.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                LOG.debug("worker did not finish in time: pid={}", worker.pid());
            } catch (ExecutionException e) {
                throw new IllegalStateException("waiting for a worker failed: pid=" + worker.pid(), e);
            }
        }
    }

    @Override
    public void awaitTermination() throws InterruptedException {
        terminated.await();
    }

    @Override
    public void close() {
        stopping = true;
        // a graceful stop that is under way elsewhere is cut short
        workers.forEach(PreforkWorker::kill);
        Uninterruptible.run(() -> stop(Duration.ZERO));
    }
}
