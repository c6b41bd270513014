package io.javaipc.shared;

/** {@link TortureContract} of events. */
public abstract class SharedEventTortureContract extends TurnTortureContract {
    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedEventTortureContract(String platform) {
        super(platform, "event", EventTortureProgram.class, EventTortureProgram::new);
    }
}
