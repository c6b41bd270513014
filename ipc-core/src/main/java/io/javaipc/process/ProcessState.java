package io.javaipc.process;

import java.util.Arrays;
import java.util.Optional;

/** What a process is doing, in the words and letters of {@code ps(1)}. */
public enum ProcessState {
    /** Running, or ready to. */
    RUNNING('R'),
    /** Waiting for something, and a signal would wake it. */
    SLEEPING('S'),
    /** Waiting in the kernel, usually for a disk; not even {@code KILL} ends it now. */
    DISK_SLEEP('D'),
    /** Stopped by a signal such as {@code STOP}, until {@code CONT}. */
    STOPPED('T'),
    /** Stopped by a debugger. */
    TRACED('t'),
    /** Ended, and not yet waited for by its parent: a pid and an exit status are all that is left of it. */
    ZOMBIE('Z'),
    /** Being removed; hardly ever to be seen. */
    DEAD('X'),
    /** A kernel thread that has nothing to do. */
    IDLE('I');

    private final char letter;

    ProcessState(char letter) {
        this.letter = letter;
    }

    /**
     * Its letter.
     *
     * @return as in the {@code S} column of {@code ps(1)}
     */
    public char letter() {
        return letter;
    }

    /**
     * The state of a letter.
     *
     * @param letter as in the {@code S} column of {@code ps(1)}
     * @return the state; empty for a letter that stands for none of these
     */
    static Optional<ProcessState> ofLetter(char letter) {
        return Arrays.stream(values()).filter(state -> state.letter == letter).findFirst();
    }
}
