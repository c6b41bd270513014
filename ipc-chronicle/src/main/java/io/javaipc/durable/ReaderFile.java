package io.javaipc.durable;

import io.javaipc.durable.gate.Turn;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongPredicate;

/**
 * The position of a reader, and what its processes hold.
 *
 * <pre>
 *   0 mark
 *   8 position        the index of the message that is next; 0 at the beginning
 *  16 wanted          1 when somebody has waited for long to take a message
 * 256 index, holder   of each message that is held; index 0 when the place is free, holder 0 when it was given back
 * </pre>
 *
 * Changed by who has the lock of the reader's name; what one holds, it lets go of without the lock. A message counts as held
 * once the position is behind it: one store, so that a process killed in between has taken nothing.
 */
final class ReaderFile implements Turn {
    static final int PLACES = 240;

    private static final long MARK = 0x31305244_4350494aL;
    private static final int POSITION = 8;
    private static final int WANTED = 16;
    private static final int FIRST_PLACE = 256;
    private static final int PLACE_BYTES = 16;

    private final PageFile page;

    private ReaderFile(PageFile page) {
        this.page = page;
    }

    static ReaderFile open(Path file) {
        try {
            return new ReaderFile(PageFile.open(file, MARK, 0));
        } catch (IOException e) {
            throw IpcException.ofCause("reader cannot be opened", "open", file.toString(), e);
        }
    }

    long position() {
        return page.get(POSITION);
    }

    void position(long index) {
        page.set(POSITION, index);
    }

    @Override
    public boolean isWanted() {
        return page.get(WANTED) != 0;
    }

    @Override
    public void wanted(boolean wanted) {
        page.set(WANTED, wanted ? 1 : 0);
    }

    private static int indexOf(int place) {
        return FIRST_PLACE + place * PLACE_BYTES;
    }

    private static int holderOf(int place) {
        return indexOf(place) + Long.BYTES;
    }

    long index(int place) {
        return page.get(indexOf(place));
    }

    /** Frees the places that killed processes were about to use. */
    void clean() {
        long position = position();
        for (int place = 0; place < PLACES; place++) {
            long index = index(place);
            if (index != 0 && index >= position) {
                page.set(indexOf(place), 0);
            }
        }
    }

    /**
     * The place of the first message whose holder is gone, or has given it back; -1 when there is none.
     */
    int findLeft(LongPredicate isGone) {
        int found = -1;
        for (int place = 0; place < PLACES; place++) {
            long index = index(place);
            if (index != 0 && (found < 0 || index < index(found))) {
                long holder = page.get(holderOf(place));
                if (holder == 0 || isGone.test(holder)) {
                    found = place;
                }
            }
        }
        return found;
    }

    /** A free place; -1 when there is none. */
    int findFree() {
        for (int place = 0; place < PLACES; place++) {
            if (index(place) == 0) {
                return place;
            }
        }
        return -1;
    }

    void hold(int place, long index, long holder) {
        page.set(holderOf(place), holder);
        page.set(indexOf(place), index);
    }

    /** Frees a place, if it is still the holder's for that message. */
    void release(int place, long index, long holder) {
        if (index(place) == index && page.get(holderOf(place)) == holder) {
            page.set(indexOf(place), 0);
        }
    }

    /** Makes a message anybody's, if it is still the holder's. */
    void giveBack(int place, long index, long holder) {
        if (index(place) == index && page.get(holderOf(place)) == holder) {
            page.set(holderOf(place), 0);
        }
    }

    /** Moves the position; what was held counts as done. */
    void seek(long index) {
        for (int place = 0; place < PLACES; place++) {
            page.set(indexOf(place), 0);
        }
        position(index);
    }
}
