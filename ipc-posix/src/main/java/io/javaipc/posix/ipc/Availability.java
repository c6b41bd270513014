package io.javaipc.posix.ipc;

import io.javaipc.posix.PosixPlatformProvider;
import java.util.Optional;

/** Whether this module can work here: it can be on the class path of any system. */
final class Availability {
    private static final Optional<String> REASON_AGAINST = new PosixPlatformProvider().unavailableReason();

    private Availability() {}

    static void require(String operation) {
        if (REASON_AGAINST.isPresent()) {
            throw new UnsupportedOperationException(
                    "not available here: operation=" + operation + ", reason=" + REASON_AGAINST.get());
        }
    }
}
