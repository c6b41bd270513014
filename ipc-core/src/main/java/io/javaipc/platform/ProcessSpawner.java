package io.javaipc.platform;

/** Starts child processes. Thread-safe. */
@FunctionalInterface
public interface ProcessSpawner {
    /**
     * Starts a child. When this returns, the program has been found and its image is loaded; when it throws, there is no
     * child and no descriptor is left open. The child has nothing open but its standard streams and what the request
     * gives it, no signal blocked, and every signal at its default (as far as the platform can).
     *
     * @param request what to start and how
     * @return the child
     * @throws IpcException naming the program and errno when it cannot be started
     * @throws UnsupportedOperationException when the request asks for what this platform cannot do
     */
    SpawnedProcess spawn(SpawnRequest request);
}
