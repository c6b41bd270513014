package io.javaipc.platform;

import java.util.Optional;

/**
 * Offers a {@link Platform}; found by {@link java.util.ServiceLoader}. The available provider of the highest priority is
 * used. Implementations must be cheap to construct and to ask.
 */
public interface PlatformProvider {
    /**
     * A short name, as used in messages and in the system property {@code javaipc.platform}.
     *
     * @return such as {@code java} or {@code posix}
     */
    String name();

    /**
     * Decides between available providers: the highest wins. The pure-Java platform has 0.
     *
     * @return the priority
     */
    int priority();

    /**
     * Why this machine cannot run the platform.
     *
     * @return the reason, for people; empty when it can
     */
    Optional<String> unavailableReason();

    /**
     * Makes the platform. Called at most once in a JVM, and only when available.
     *
     * @return the platform
     */
    Platform create();
}
