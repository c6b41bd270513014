package io.javaipc.signal;

import io.javaipc.platform.PendingSignals;
import io.javaipc.platform.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Takes signals one by one, when the program is ready for them: what {@code sigwaitinfo(2)} and {@code signalfd(2)} are in
 * C. Made by {@link Signals#receiver}.
 *
 * <p>Signals that the JVM was launched with blocked come from the kernel, which keeps them until they are taken: each with
 * its sender, and with its value when it was queued with one; real-time ones all and in order, of a standard one only one
 * at a time. Other signals come through the JVM's handlers: they are counted from the making of the receiver on, and
 * nothing is known of their senders. Of several that are pending the lowest number comes first, the handled ones before
 * the blocked ones.
 *
 * <p>Each signal is taken once, by whoever comes first. Thread-safe.
 */
public final class SignalReceiver implements AutoCloseable {
    private static final long FOREVER = Long.MAX_VALUE;

    private final Set<Signal> signals;
    private final Arrivals arrivals;
    private final List<SignalRegistration> registrations = new ArrayList<>();
    private Optional<PendingSignals> kernel = Optional.empty();
    private boolean closed;

    private SignalReceiver(Set<Signal> signals, Arrivals arrivals) {
        this.signals = Set.copyOf(signals);
        this.arrivals = arrivals;
    }

    /** One that counts for itself, from now on. */
    static SignalReceiver counting(Set<Signal> signals) {
        SignalReceiver receiver = new SignalReceiver(signals, new Arrivals());
        try {
            for (Signal signal : handled(signals)) {
                receiver.registrations.add(Signals.handle(signal, receiver.arrivals::add));
            }
            receiver.openKernel();
            return receiver;
        } catch (RuntimeException e) {
            receiver.close();
            throw e;
        }
    }

    /** One that takes what others have counted. */
    static SignalReceiver over(Set<Signal> signals, Arrivals arrivals) {
        SignalReceiver receiver = new SignalReceiver(signals, arrivals);
        receiver.openKernel();
        return receiver;
    }

    /** Those of the signals that come through handlers. */
    static Set<Signal> handled(Set<Signal> signals) {
        Set<Signal> handled = new TreeSet<>(signals);
        handled.removeAll(LaunchMask.signals());
        return handled;
    }

    private void openKernel() {
        Set<Integer> blocked = signals.stream()
                .filter(LaunchMask.signals()::contains)
                .map(Signal::number)
                .collect(Collectors.toSet());
        if (!blocked.isEmpty()) {
            kernel = Optional.of(Platform.current().signalControl().openPending(blocked, arrivals::wake));
        }
    }

    /**
     * Waits for the next signal.
     *
     * @return it
     * @throws InterruptedException when interrupted; no signal is lost by that
     * @throws IllegalStateException when the receiver is closed, before or meanwhile
     */
    public SignalInfo await() throws InterruptedException {
        return next(FOREVER).orElseThrow();
    }

    /**
     * Waits for the next signal, for a time.
     *
     * @param timeout how long; zero or less does not wait
     * @return it; empty when none came
     * @throws InterruptedException when interrupted; no signal is lost by that
     * @throws IllegalStateException when the receiver is closed, before or meanwhile
     */
    public Optional<SignalInfo> await(Duration timeout) throws InterruptedException {
        return next(TimeUnit.NANOSECONDS.convert(timeout));
    }

    private Optional<SignalInfo> next(long nanos) throws InterruptedException {
        arrivals.lock().lockInterruptibly();
        try {
            long left = nanos;
            Optional<SignalInfo> next = poll();
            while (next.isEmpty() && left > 0) {
                kernel.ifPresent(PendingSignals::notifyWhenReadable);
                left = arrivals.await(left);
                next = poll();
            }
            return next;
        } finally {
            arrivals.lock().unlock();
        }
    }

    private Optional<SignalInfo> poll() {
        if (closed) {
            throw new IllegalStateException("receiver is closed: signals=" + signals);
        }
        Optional<SignalInfo> next = arrivals.take(signals).map(SignalInfo::of);
        return next.isPresent() ? next : kernel.flatMap(PendingSignals::poll).map(SignalInfo::of);
    }

    /**
     * Takes no more signals: those that are handled do what they did before, those that are blocked stay with the kernel
     * until another receiver takes them. Threads that wait in {@code await} get an {@link IllegalStateException}.
     * Idempotent.
     */
    @Override
    public void close() {
        arrivals.lock().lock();
        try {
            if (!closed) {
                closed = true;
                kernel.ifPresent(PendingSignals::close);
                arrivals.wake();
            }
        } finally {
            arrivals.lock().unlock();
        }
        registrations.forEach(SignalRegistration::close);
    }

    @Override
    public String toString() {
        return "SignalReceiver" + signals;
    }
}
