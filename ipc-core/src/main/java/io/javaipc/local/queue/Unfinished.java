package io.javaipc.local.queue;

import io.javaipc.local.segment.Segment;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;

/** What this process has taken from a joinable queue and not said to be done, oldest first; the same for all its handles. */
final class Unfinished {
    private final ArrayDeque<Map.Entry<Thread, Long>> taken;

    // made here, with these types, whoever asks first
    @SuppressWarnings("unchecked")
    Unfinished(Segment segment) {
        this.taken = (ArrayDeque<Map.Entry<Thread, Long>>) segment.companion(ArrayDeque::new);
    }

    void add(long message) {
        synchronized (taken) {
            taken.add(new SimpleImmutableEntry<>(Thread.currentThread(), message));
        }
    }

    /** The oldest that this thread has taken, or else that any has; null when there is none. */
    Long remove() {
        synchronized (taken) {
            Iterator<Map.Entry<Thread, Long>> each = taken.iterator();
            while (each.hasNext()) {
                Map.Entry<Thread, Long> one = each.next();
                if (one.getKey() == Thread.currentThread()) {
                    each.remove();
                    return one.getValue();
                }
            }
            Map.Entry<Thread, Long> oldest = taken.poll();
            return oldest == null ? null : oldest.getValue();
        }
    }
}
