package io.javaipc.durable;

import io.javaipc.durable.log.ChronicleLog;
import io.javaipc.durable.log.LogFile;
import java.time.Instant;
import java.util.Iterator;
import java.util.NavigableMap;

/** Which files a queue keeps no longer. */
final class Retention {
    private final DurableOptions options;

    Retention(DurableOptions options) {
        this.options = options;
    }

    boolean isAny() {
        return options.keepFor().isPresent() || options.keepBytes().isPresent();
    }

    /** Removes them; for who has the writer's lock. */
    int apply(ChronicleLog log, QueueState state, Instant now) {
        NavigableMap<Integer, LogFile> contents = log.contents();
        contents.pollLastEntry();
        long bytes = contents.values().stream().mapToLong(LogFile::bytes).sum();
        int removed = 0;
        for (Iterator<LogFile> files = contents.values().iterator(); files.hasNext(); removed++) {
            LogFile oldest = files.next();
            if (!isTooOld(oldest, now) && bytes <= options.keepBytes().orElse(Long.MAX_VALUE)) {
                break;
            }
            // first, for readers that find the file gone
            state.removed(oldest.endIndex());
            log.remove(oldest);
            bytes -= oldest.bytes();
        }
        return removed;
    }

    private boolean isTooOld(LogFile file, Instant now) {
        return options.keepFor().isPresent()
                && file.end().plus(options.keepFor().get()).isBefore(now);
    }
}
