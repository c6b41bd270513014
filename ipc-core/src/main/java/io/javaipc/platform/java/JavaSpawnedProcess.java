package io.javaipc.platform.java;

import io.javaipc.platform.Capabilities;
import io.javaipc.platform.Capability;
import io.javaipc.platform.ResourceUsage;
import io.javaipc.platform.SpawnedProcess;
import io.javaipc.platform.StateChange;
import io.javaipc.platform.TerminalSize;
import io.javaipc.platform.WaitStatus;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A child that the JDK started and reaps. */
final class JavaSpawnedProcess implements SpawnedProcess {
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    private final Process process;
    private final Capabilities capabilities;
    private final CompletableFuture<WaitStatus> termination = new CompletableFuture<>();

    JavaSpawnedProcess(Process process, Capabilities capabilities) {
        this.process = process;
        this.capabilities = capabilities;
        // not Process.onExit: it needs a thread of the common pool, which others may keep busy for as long as they like
        Thread waiter = new Thread(this::awaitEnd, "javaipc-waiter-" + process.pid());
        waiter.setDaemon(true);
        waiter.start();
    }

    private void awaitEnd() {
        try {
            // the JDK folds a signal into 128 + n, which a plain exit code may be as well: passed on as the code it is
            termination.complete(WaitStatus.exited(process.waitFor()));
        } catch (InterruptedException e) {
            termination.completeExceptionally(e);
        }
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public OutputStream stdin() {
        return process.getOutputStream();
    }

    @Override
    public InputStream stdout() {
        return process.getInputStream();
    }

    @Override
    public InputStream stderr() {
        return process.getErrorStream();
    }

    @Override
    public CompletableFuture<WaitStatus> termination() {
        return termination.copy();
    }

    @Override
    public boolean signal(int number) {
        if (!process.isAlive()) {
            return false;
        }
        switch (number) {
            // by the handle: the process's own methods would close its pipes, and what it has written would be lost
            case SIGTERM -> process.toHandle().destroy();
            case SIGKILL -> process.toHandle().destroyForcibly();
            default -> capabilities.require(Capability.ANY_SIGNAL, "send signal " + number);
        }
        return true;
    }

    @Override
    public boolean signalGroup(int number) {
        throw capabilities.refusal(Capability.PROCESS_GROUPS, "signal process group");
    }

    @Override
    public Optional<ResourceUsage> usage() {
        return Optional.empty();
    }

    @Override
    public void onStateChange(Consumer<StateChange> listener) {
        throw capabilities.refusal(Capability.STATE_CHANGES, "listen to state changes");
    }

    @Override
    public void resizeTerminal(TerminalSize size) {
        throw new IllegalStateException("child has no terminal: pid=" + pid());
    }
}
