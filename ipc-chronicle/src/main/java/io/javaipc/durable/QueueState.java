package io.javaipc.durable;

import io.javaipc.durable.gate.Turn;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the processes of a queue have to know of each other.
 *
 * <pre>
 *  0 mark
 *  8 roll            1 + which
 * 16 appending       the pid of who is in the middle of an append; 0 when nobody is
 * 24 last time       of a message, in nanoseconds since 1970
 * 32 removed         the index behind the last message that was removed
 * 40 wanted          1 when somebody has waited for long to append
 * </pre>
 *
 * Written by who has the writer's lock. A pid that is found there by the next one is that of a dead process; it is shown to
 * people only.
 */
final class QueueState implements Turn {
    private static final long MARK = 0x31305144_4350494aL;
    private static final int ROLL = 8;
    private static final int APPENDING = 16;
    private static final int LAST_TIME = 24;
    private static final int REMOVED = 32;
    private static final int WANTED = 40;

    private final PageFile page;

    private QueueState(PageFile page) {
        this.page = page;
    }

    /** Opens it; who asks for nothing gets what the queue has. */
    static QueueState open(Path file, Optional<RollEvery> roll) {
        try {
            int asked = roll.orElse(RollEvery.DAY).ordinal();
            QueueState state = new QueueState(PageFile.open(file, MARK, asked + 1));
            RollEvery found = state.roll();
            if (roll.isPresent() && roll.get() != found) {
                throw IpcException.ofDetails(
                        "queue rolls otherwise",
                        "open",
                        file.getParent().toString(),
                        null,
                        "found=" + found + ", asked=" + roll.get());
            }
            return state;
        } catch (IOException e) {
            throw IpcException.ofCause("queue cannot be opened", "open", file.toString(), e);
        }
    }

    RollEvery roll() {
        long number = page.get(ROLL) - 1;
        RollEvery[] all = RollEvery.values();
        if (number < 0 || number >= all.length) {
            throw IpcException.ofDetails("file is damaged", "open", page.file().toString(), null, "roll=" + number);
        }
        return all[(int) number];
    }

    long appending() {
        return page.get(APPENDING);
    }

    void appending(long pid) {
        page.set(APPENDING, pid);
    }

    long lastTime() {
        return page.get(LAST_TIME);
    }

    void lastTime(long nanos) {
        page.set(LAST_TIME, nanos);
    }

    @Override
    public boolean isWanted() {
        return page.get(WANTED) != 0;
    }

    @Override
    public void wanted(boolean wanted) {
        page.set(WANTED, wanted ? 1 : 0);
    }

    long removed() {
        return page.get(REMOVED);
    }

    void removed(long index) {
        page.set(REMOVED, Math.max(index, removed()));
    }
}
