package io.javaipc.signal;

import io.javaipc.platform.PendingSignal;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A signal that came, with what is known about it. More than the signal itself is known only of those that this JVM was
 * launched with blocked; see {@link Signals#receiver}.
 *
 * @param signal which
 * @param origin where it comes from
 * @param sender who sent it; empty unless the origin is {@code SENT} or {@code QUEUED}
 * @param value what it was queued with; empty unless the origin is {@code QUEUED}
 */
public record SignalInfo(Signal signal, Origin origin, Optional<Sender> sender, OptionalInt value) {
    /** Where a signal comes from; see {@code si_code} in {@code sigaction(2)}. */
    public enum Origin {
        /** A process sent it. */
        SENT,

        /** A process queued it with a value. */
        QUEUED,

        /** A timer. */
        TIMER,

        /** The kernel: an alarm, the terminal, a child. */
        KERNEL,

        /** Something else. */
        OTHER,

        /** Handled by the JVM, which does not tell. */
        UNKNOWN
    }

    /**
     * The process that sent a signal.
     *
     * @param pid its pid when it did; may belong to another by now
     * @param uid its real user
     */
    public record Sender(long pid, long uid) {}

    private static final int SI_USER = 0;
    private static final int SI_QUEUE = -1;
    private static final int SI_TIMER = -2;
    private static final int SI_TKILL = -6;

    public SignalInfo {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(origin, "origin");
    }

    static SignalInfo of(Signal signal) {
        return new SignalInfo(signal, Origin.UNKNOWN, Optional.empty(), OptionalInt.empty());
    }

    static SignalInfo of(PendingSignal pending) {
        Origin origin = switch (pending.code()) {
            case SI_USER, SI_TKILL -> Origin.SENT;
            case SI_QUEUE -> Origin.QUEUED;
            case SI_TIMER -> Origin.TIMER;
            default -> pending.code() > 0 ? Origin.KERNEL : Origin.OTHER;
        };
        boolean queued = origin == Origin.QUEUED;
        return new SignalInfo(
                Signal.of(pending.number()),
                origin,
                queued || origin == Origin.SENT
                        ? Optional.of(new Sender(pending.pid(), pending.uid()))
                        : Optional.empty(),
                queued ? OptionalInt.of(pending.value()) : OptionalInt.empty());
    }
}
