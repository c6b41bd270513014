package io.javaipc.signal;

import io.javaipc.signal.Registration.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this JVM does on one signal: the open registrations, oldest first, above what was there before them. The newest one
 * decides the kind; a handler shares the signal with the handlers right below it.
 *
 * <p>One handler of ours is installed for all of them. What it is told goes on to a {@link SerialTask}, so that the JVM's
 * thread is never kept, and deliveries of one signal never overlap.
 */
final class SignalSlot {
    /** How long a handler may hold up those registered after it. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Map<Signal, SignalSlot> SLOTS = new ConcurrentHashMap<>();
    private static final boolean DISPATCHED = JvmSignals.areDispatched();

    /**
     * Ignored by the system and not by a handler that does nothing: the terminal's driver asks which of the two it is, and
     * repeats the signal for ever for the latter.
     */
    private static final Set<Signal> OF_THE_TERMINAL = Set.of(Signal.TTIN, Signal.TTOU);

    private final Signal signal;
    private final SerialTask deliveries = new SerialTask(this::deliver);
    private final Object ours = JvmSignals.handler(this::arrive);
    private final ReentrantLock lock = new ReentrantLock();
    private List<Registration> registrations = List.of();
    private volatile List<Registration> handlers = List.of();
    private Object former;
    private Object installed;

    private SignalSlot(Signal signal) {
        this.signal = signal;
    }

    static SignalSlot of(Signal signal) {
        return SLOTS.computeIfAbsent(signal, SignalSlot::new);
    }

    Signal signal() {
        return signal;
    }

    SignalRegistration add(Kind kind, SignalHandler handler) {
        requireUsable();
        Registration registration = new Registration(this, kind, handler);
        lock.lock();
        try {
            takeOver(kind);
            List<Registration> more = new ArrayList<>(registrations);
            more.add(registration);
            set(more);
            return registration;
        } finally {
            lock.unlock();
        }
    }

    void remove(Registration registration) {
        lock.lock();
        try {
            List<Registration> fewer = new ArrayList<>(registrations);
            if (fewer.remove(registration)) {
                set(fewer);
                giveBack();
            }
        } finally {
            lock.unlock();
        }
    }

    private void requireUsable() {
        signal.refusal().ifPresent(reason -> {
            throw new IllegalArgumentException("signal cannot be handled: signal=" + signal + ", reason=" + reason);
        });
        if (!DISPATCHED) {
            throw unusable("the JVM was started with -Xrs and hands over no signals");
        }
        if (LaunchMask.signals().contains(signal)) {
            throw unusable("the JVM was launched with it blocked, so that no handler will see it; receive it");
        }
    }

    private IllegalStateException unusable(String reason) {
        return new IllegalStateException("signal cannot be handled here: signal=" + signal + ", reason=" + reason);
    }

    /** Installs what a new registration wants; whoever has the signal now gets it back in the end. */
    private void takeOver(Kind kind) {
        Object wanted = wanted(kind);
        Object replaced = JvmSignals.install(signal, wanted);
        // a JVM that was started with HUP, INT or TERM ignored leaves it so, and says it by this answer only
        boolean staysIgnored = replaced == JvmSignals.SIG_IGN && JvmSignals.install(signal, wanted) != wanted;
        if (staysIgnored && kind != Kind.IGNORE) {
            JvmSignals.install(signal, replaced);
            throw unusable("it was ignored when the JVM was started (by nohup?), and a JVM leaves it so");
        }
        if (replaced != installed) {
            former = replaced;
        }
        installed = wanted;
    }

    /** Installs what the registrations that are left want, or what was there before them. */
    private void giveBack() {
        Object wanted = registrations.isEmpty() ? former : wanted(newestKind());
        if (wanted != installed) {
            Object replaced = JvmSignals.install(signal, wanted);
            if (replaced != installed) {
                // somebody took the signal over meanwhile, and keeps it
                JvmSignals.install(signal, replaced);
            }
        }
        installed = registrations.isEmpty() ? null : wanted;
    }

    private Kind newestKind() {
        return registrations.get(registrations.size() - 1).kind();
    }

    private Object wanted(Kind kind) {
        return switch (kind) {
            case HANDLER -> ours;
            // not SIG_IGN where a handler will do: HUP, INT and TERM could not be taken back, CHLD would spoil the
            // exit codes that the JDK tells, and children would inherit it
            case IGNORE -> OF_THE_TERMINAL.contains(signal) ? JvmSignals.SIG_IGN : ours;
            case DEFAULT -> JvmSignals.SIG_DFL;
        };
    }

    private void set(List<Registration> changed) {
        registrations = List.copyOf(changed);
        int from = registrations.size();
        while (from > 0 && registrations.get(from - 1).kind() == Kind.HANDLER) {
            from--;
        }
        handlers = registrations.subList(from, registrations.size());
    }

    /** On the JVM's thread: what is ignored now is dropped now. */
    private void arrive() {
        if (!handlers.isEmpty()) {
            deliveries.run(Duration.ZERO);
        }
    }

    /** Calls the handlers in order, and wakes those in {@link Signals#pause()}. */
    private void deliver() {
        List<Registration> called = handlers;
        called.forEach(registration -> registration.deliver(PATIENCE));
        if (!called.isEmpty()) {
            Pause.end(signal);
        }
    }
}
