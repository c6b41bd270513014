package io.javaipc.shared;

/** {@link TortureContract} of conditions of a lock. */
public abstract class SharedConditionTortureContract extends TurnTortureContract {
    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedConditionTortureContract(String platform) {
        super(platform, "condition", ConditionTortureProgram.class, ConditionTortureProgram::new);
    }
}
