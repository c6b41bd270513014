package io.javaipc.local.space;

import java.util.HashMap;
import java.util.Map;

/**
 * The spaces of handles that came to this JVM. Nobody closes those: an object that came in a task is used as long as
 * somebody likes. So each space is opened once, and stays open until the JVM ends.
 */
final class CarriedSpaces {
    private static final Map<String, LocalSpace> SPACES = new HashMap<>();

    private CarriedSpaces() {}

    /** The space of this name; opened now when it is not, or when what is open was destroyed since. */
    static LocalSpace find(String name) {
        synchronized (SPACES) {
            LocalSpace known = SPACES.get(name);
            if (known == null || !known.participants().isStillThere()) {
                known = LocalSpaceProvider.existing(name);
                SPACES.put(name, known);
            }
            return known;
        }
    }
}
