package io.javaipc.platform;

import java.util.List;

/**
 * The operating system, as far as this library uses it. Thread-safe.
 *
 * <p>The system property {@code javaipc.platform} ({@code java} or {@code posix}) insists on one; without it the best
 * available one is taken.
 */
public interface Platform {
    /**
     * The platform of this JVM, chosen at first use and kept.
     *
     * @return the platform
     * @throws IllegalStateException when {@code javaipc.platform} names one that is absent or cannot run here
     */
    static Platform current() {
        return PlatformSelection.CURRENT;
    }

    /**
     * A short name for messages.
     *
     * @return such as {@code java} or {@code posix}
     */
    String name();

    /**
     * What this platform can do.
     *
     * @return the capabilities
     */
    Capabilities capabilities();

    /**
     * Starts child processes.
     *
     * @return the spawner
     */
    ProcessSpawner spawner();

    /**
     * Opens files and sockets as native descriptors, so that a child can inherit them.
     *
     * @return the opener
     * @throws UnsupportedOperationException without {@link Capability#INHERITED_DESCRIPTORS}
     */
    Descriptors descriptors();

    /**
     * Reads and changes priority, processors and limits of processes.
     *
     * @return the control
     * @throws UnsupportedOperationException without {@link Capability#PROCESS_CONTROL}
     */
    ProcessControl processControl();

    /**
     * Sends signals and receives blocked ones.
     *
     * @return the control; what it cannot do it refuses by the name of the {@link Capability}
     */
    SignalControl signalControl();

    /**
     * Sleeps on words of shared memory.
     *
     * @return the support; every platform has it
     */
    WaitSupport waitSupport();

    /**
     * The modules by which this platform calls native code: a JVM that is to use it as modules has to let them do so, or it
     * warns (JEP 472).
     *
     * @return their names; none when it needs no native code
     */
    default List<String> nativeModules() {
        return List.of();
    }
}
