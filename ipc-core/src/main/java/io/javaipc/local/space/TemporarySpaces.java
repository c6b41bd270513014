package io.javaipc.local.space;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Temporary spaces that are open here: at an orderly end of the JVM those are removed in which nobody else takes part. They are
 * not closed, for other threads may be in the middle of something.
 */
final class TemporarySpaces {
    // also those that nobody refers to any more: this process takes part in them until it ends
    private static final Set<LocalSpace> OPEN = Collections.newSetFromMap(new IdentityHashMap<>());

    private static boolean hooked;

    private TemporarySpaces() {}

    static void removeAtExit(LocalSpace space) {
        synchronized (OPEN) {
            OPEN.add(space);
            if (!hooked) {
                hooked = true;
                hook();
            }
        }
    }

    private static void hook() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(TemporarySpaces::removeAll, "javaipc-temporary-spaces"));
        } catch (IllegalStateException e) {
            // the JVM ends already: what is left the next process that opens a space removes
            return;
        }
    }

    static void forget(LocalSpace space) {
        synchronized (OPEN) {
            OPEN.remove(space);
        }
    }

    private static void removeAll() {
        List<LocalSpace> open;
        synchronized (OPEN) {
            open = List.copyOf(OPEN);
        }
        open.forEach(LocalSpace::removeIfAlone);
    }
}
