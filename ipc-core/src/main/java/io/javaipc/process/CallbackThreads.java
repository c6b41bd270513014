package io.javaipc.process;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Runs what others attach to the end of a process. Not the common pool: it has few threads, and whoever keeps them busy
 * would keep the news of every death from everybody, the servers that replace their workers included.
 */
final class CallbackThreads {
    static final Executor EXECUTOR = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "javaipc-callback");
        thread.setDaemon(true);
        return thread;
    });

    private CallbackThreads() {}
}
