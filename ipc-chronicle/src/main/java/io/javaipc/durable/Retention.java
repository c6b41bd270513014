package io.javaipc.durable;

import io.javaipc.durable.log.ChronicleLog;
import io.javaipc.durable.log.LogFile;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which files a queue keeps no longer. */
final class Retention {
    private final DurableOptions options;
    private final Map<Integer, Long> sizes = new HashMap<>();

    Retention(DurableOptions options) {
        this.options = options;
    }

    boolean isAny() {
        return options.keepFor().isPresent() || options.keepBytes().isPresent();
    }

    /** Removes them; for who has the writer's lock. */
    int apply(ChronicleLog log, QueueState state, Instant now) {
        List<LogFile> all = log.contents();
        long bytes = options.keepBytes().isPresent() ? bytes(log, all) : 0;
        int removed = 0;
        while (removed < all.size() - 1) {
            LogFile oldest = all.get(removed);
            if (!isTooOld(oldest, now) && bytes <= options.keepBytes().orElse(Long.MAX_VALUE)) {
                break;
            }
            bytes -= sizes.getOrDefault(oldest.number(), 0L);
            // first, for readers that find the file gone
            state.removed(log.endOf(oldest));
            log.remove(oldest);
            removed++;
        }
        return removed;
    }

    /** Of those that are written to no more, each is looked into once. */
    private long bytes(ChronicleLog log, List<LogFile> all) {
        long sum = 0;
        for (LogFile file : all) {
            boolean isLast = file.equals(all.get(all.size() - 1));
            sum += isLast ? log.bytes(file) : sizes.computeIfAbsent(file.number(), number -> log.bytes(file));
        }
        return sum;
    }

    private boolean isTooOld(LogFile file, Instant now) {
        return options.keepFor().isPresent()
                && file.end().plus(options.keepFor().get()).isBefore(now);
    }
}
