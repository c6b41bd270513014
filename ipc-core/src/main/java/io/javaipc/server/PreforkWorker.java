package io.javaipc.server;

import io.javaipc.platform.Descriptor;
import io.javaipc.process.Input;
import io.javaipc.process.JavaProcess;
import java.util.concurrent.CompletableFuture;

/** The parent's view of one worker process. Thread-safe. */
final class PreforkWorker {
    private final JavaProcess<Void> process;
    private final CompletableFuture<Void> serving;
    private final CompletableFuture<Void> notAccepting;
    private final CompletableFuture<Void> ended;
    private final long startedNanos = System.nanoTime();

    private PreforkWorker(
            JavaProcess<Void> process, CompletableFuture<Void> serving, CompletableFuture<Void> draining) {
        this.process = process;
        this.ended = process.onCompletion();
        this.serving = serving;
        this.notAccepting = CompletableFuture.anyOf(draining, ended.handle((nothing, failure) -> null))
                .thenApply(any -> null);
        ended.whenComplete((nothing, failure) -> serving.completeExceptionally(
                failure != null ? failure : new IllegalStateException("worker ended before it served")));
    }

    static PreforkWorker start(Descriptor listener, Dispatch.Prefork dispatch, PreforkTask task) {
        CompletableFuture<Void> serving = new CompletableFuture<>();
        CompletableFuture<Void> draining = new CompletableFuture<>();
        JavaProcess<Void> process = JavaProcess.builder("server-worker")
                .stdin(Input.descriptor(listener))
                .newProcessGroup()
                .jvmArguments(dispatch.jvmArguments().toArray(String[]::new))
                .onReport(phase -> (phase == PreforkTask.Phase.SERVING ? serving : draining).complete(null))
                .start(task);
        return new PreforkWorker(process, serving, draining);
    }

    long pid() {
        return process.pid();
    }

    /** Completes when it serves; exceptionally when it ended before. */
    CompletableFuture<Void> serving() {
        return serving;
    }

    /** Completes when it accepts nothing more, be it that it has ended. */
    CompletableFuture<Void> notAccepting() {
        return notAccepting;
    }

    /** Completes when it has ended; exceptionally when that was not in order. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    long livedNanos() {
        return System.nanoTime() - startedNanos;
    }

    void askToStop() {
        process.interrupt();
    }

    void kill() {
        process.process().destroyForcibly();
    }
}
