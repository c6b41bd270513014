package io.javaipc.local.space;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/** Temporary spaces that are open here: an orderly end of the JVM closes them, so that the last one's is removed at once. */
final class TemporarySpaces {
    private static final Set<LocalSpace> OPEN = Collections.newSetFromMap(new WeakHashMap<>());

    private static boolean hooked;

    private TemporarySpaces() {}

    static void closeAtExit(LocalSpace space) {
        synchronized (OPEN) {
            OPEN.add(space);
            if (!hooked) {
                Runtime.getRuntime().addShutdownHook(new Thread(TemporarySpaces::closeAll, "javaipc-temporary-spaces"));
                hooked = true;
            }
        }
    }

    private static void closeAll() {
        synchronized (OPEN) {
            OPEN.forEach(LocalSpace::close);
        }
    }
}
