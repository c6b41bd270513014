package io.javaipc.server;

import java.util.List;

/** Who runs the handlers of a {@link SocketServer}. Immutable. */
public sealed interface Dispatch {
    /**
     * Threads of this process, one for each connection. A crash of the process ends them all.
     *
     * @return the dispatch
     */
    static ThreadPerConnection threadPerConnection() {
        return new ThreadPerConnection();
    }

    /**
     * Child processes, started beforehand, that share the listening socket. A worker that dies takes only its own
     * connections with it and is replaced; connections that wait to be accepted are served by the others. Within a
     * worker each connection has a thread. Needs {@code ipc-posix}.
     *
     * @param workers how many processes, at least 1
     * @return the dispatch
     */
    static Prefork prefork(int workers) {
        return new Prefork(workers, List.of());
    }

    /** One thread of this process for each connection. */
    record ThreadPerConnection() implements Dispatch {}

    /**
     * Child processes that share the listening socket.
     *
     * @param workers how many processes
     * @param jvmArguments what each worker's {@code java} is given beyond what the library sets, such as {@code -Xmx64m}
     */
    record Prefork(int workers, List<String> jvmArguments) implements Dispatch {
        public Prefork {
            if (workers < 1) {
                throw new IllegalArgumentException("a preforked server needs at least one worker: workers=" + workers);
            }
            jvmArguments = List.copyOf(jvmArguments);
        }

        /**
         * Sets the workers' JVM arguments.
         *
         * @param arguments such as {@code -Xmx64m}
         * @return a dispatch that differs in this
         */
        public Prefork jvmArguments(String... arguments) {
            return new Prefork(workers, List.of(arguments));
        }
    }
}
