package io.javaipc.durable.log;

import java.util.Map;

/** What Chronicle is told before any of its classes is loaded: no thread, no greeting, no report to anybody. */
final class ChronicleSettings {
    private static final Map<String, String> QUIET = Map.of(
            "chronicle.analytics.disable", "true",
            "chronicle.announcer.disable", "true",
            "chronicle.disk.monitor.disable", "true",
            "background.releaser", "false",
            "disable.perf.info", "true");

    private ChronicleSettings() {}

    /** Sets what the user has not set. */
    static void apply() {
        QUIET.forEach(System.getProperties()::putIfAbsent);
    }
}
