package io.javaipc.signal;

import io.javaipc.platform.Capability;
import io.javaipc.platform.Platform;
import io.javaipc.platform.SignalControl;
import io.javaipc.signal.Registration.Kind;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Signals of this process and to others. Thread-safe.
 *
 * <pre>{@code
 * try (SignalRegistration r = Signals.handle(Signal.HUP, s -> reload())) { ... }
 * Signals.send(pid, Signal.TERM);
 * }</pre>
 *
 * <p>Being told of signals ({@link #handle}, {@link #ignore}, {@link #reset}, {@link #pause}, {@link #await},
 * {@link #receiver}) needs nothing but the JVM. For the rest each method names the
 * {@linkplain io.javaipc.platform.Capability capability} it needs, and throws {@link UnsupportedOperationException} where
 * it is missing. Failures of the system are {@link io.javaipc.platform.IpcException}s.
 *
 * <p>A signal that is neither handled nor ignored does what it does to any program ({@link Signal#defaultAction()}): an
 * alarm without a handler ends the JVM, without its shutdown hooks.
 */
public final class Signals {
    private static final long MOST_OF_A_PID = Integer.MAX_VALUE;

    /** What {@link #await} has counted and nobody has taken yet. */
    private static final Arrivals AWAITED = new Arrivals();

    private static final Map<Signal, SignalRegistration> AWAITED_SIGNALS = new ConcurrentHashMap<>();

    private Signals() {}

    /**
     * Has a handler called for each signal that reaches this JVM. Handlers of one signal share it: they are called in the
     * order in which they were registered, each on a daemon thread of the library's that has the context class loader of
     * the registering one.
     *
     * <p>A handler is called when the one before it has returned, or has taken a second: one that blocks holds up the
     * others no longer than that, once, and is not called again before it has returned; the signals that come meanwhile
     * are counted and none is lost. What a handler throws is logged and stops nothing. The calls of two different signals
     * may overlap, and come in no certain order.
     *
     * <p>The system itself merges signals of one number that come while one is still pending: a handler may be called less
     * often than signals were sent. Only real-time signals count; see {@link #receiver}.
     *
     * @param signal the signal
     * @param handler what is called
     * @return the registration; closing it restores what was before
     * @throws IllegalArgumentException when a JVM must not hand over that signal: {@link Signal#refusal()} says why
     * @throws IllegalStateException when this JVM cannot: it was started with {@code -Xrs}, or with the signal blocked, or
     *     with {@code HUP}, {@code INT} or {@code TERM} ignored (as by {@code nohup})
     */
    public static SignalRegistration handle(Signal signal, SignalHandler handler) {
        return SignalSlot.of(signal).add(Kind.HANDLER, Objects.requireNonNull(handler, "handler"));
    }

    /**
     * Lets a signal do nothing; handlers registered before are not called, those registered from here on are.
     *
     * <p>Children do not inherit this (but for {@code TTIN} and {@code TTOU}), and it is safe for {@code CHLD}: the JDK's
     * exit codes stay right.
     *
     * @param signal the signal
     * @return the registration; closing it restores what was before
     * @throws IllegalArgumentException when a JVM must not touch that signal: {@link Signal#refusal()} says why
     * @throws IllegalStateException as {@link #handle}; a signal that was ignored at the JVM's start is no failure
     */
    public static SignalRegistration ignore(Signal signal) {
        return SignalSlot.of(signal).add(Kind.IGNORE, ignored -> {});
    }

    /**
     * Lets a signal do what the system does by default ({@link Signal#defaultAction()}); handlers registered before are not
     * called, those registered from here on are. For {@code HUP}, {@code INT} and {@code TERM} that is the end without
     * shutdown hooks.
     *
     * @param signal the signal
     * @return the registration; closing it restores what was before
     * @throws IllegalArgumentException when a JVM must not touch that signal: {@link Signal#refusal()} says why
     * @throws IllegalStateException as {@link #handle}
     */
    public static SignalRegistration reset(Signal signal) {
        return SignalSlot.of(signal).add(Kind.DEFAULT, ignored -> {});
    }

    /**
     * Sends this process a signal. Needs {@link Capability#ANY_SIGNAL}, unless the JVM or this program has a handler for it.
     * Handlers run on other threads: they may run after this has returned.
     *
     * @param signal any signal; what it does is no other than if it came from outside
     */
    public static void raise(Signal signal) {
        Platform platform = Platform.current();
        if (platform.capabilities().has(Capability.ANY_SIGNAL)) {
            platform.signalControl().send(ProcessHandle.current().pid(), signal.number());
        } else if (!JvmSignals.raise(signal)) {
            throw platform.capabilities().refusal(Capability.ANY_SIGNAL, "raise " + signal + " without a handler");
        }
    }

    /**
     * Sends a signal to a process, and never to a stranger that got its pid after its end. Needs
     * {@link Capability#ANY_SIGNAL} but for {@code TERM} and {@code KILL}.
     *
     * @param process the process
     * @param signal the signal
     * @return false when the process has ended
     * @throws io.javaipc.platform.IpcException with {@code EPERM} when this user may not
     */
    public static boolean send(ProcessHandle process, Signal signal) {
        if (process.pid() == ProcessHandle.current().pid()) {
            raise(signal);
            return true;
        }
        return control().send(process, signal.number());
    }

    /**
     * Sends a signal to whichever process has a pid now; see {@code kill(2)}. A pid is used again after its process's end:
     * who holds one for long may hit a stranger, and should hold a {@link ProcessHandle} or a child instead. Needs
     * {@link Capability#ANY_SIGNAL} but for {@code TERM} and {@code KILL}.
     *
     * @param pid the process: positive, since zero and negative numbers are groups to {@code kill(2)}, and -1 everybody
     * @param signal the signal
     * @throws io.javaipc.platform.IpcException with {@code ESRCH} when there is no such process, with {@code EPERM} when
     *     this user may not
     */
    public static void send(long pid, Signal signal) {
        requirePid(pid);
        if (pid == ProcessHandle.current().pid()) {
            raise(signal);
        } else {
            control().send(pid, signal.number());
        }
    }

    /**
     * Sends a signal to all processes of a group, this one included when it belongs to it; see {@code killpg(3)}. Needs
     * {@link Capability#GROUP_SIGNALS}.
     *
     * @param group the group's number, which is the pid of its first leader: above 1, since 1 would be everybody
     * @param signal the signal
     * @throws io.javaipc.platform.IpcException with {@code ESRCH} when there is no such group, with {@code EPERM} when this
     *     user may signal none of it
     */
    public static void sendGroup(long group, Signal signal) {
        if (group <= 1 || group > MOST_OF_A_PID) {
            throw new IllegalArgumentException("not a process group: group=" + group
                    + ", reason=the system would take it for everybody or itself");
        }
        control().sendGroup(group, signal.number());
    }

    /**
     * Queues a signal with a value for whichever process has a pid now; see {@code sigqueue(3)}, and {@link #send(long,
     * Signal)} for the risk. Real-time signals are kept all and in order; of the others the system keeps one at a time.
     * The receiver learns the value, and who sent it, when it was launched with the signal blocked; see {@link #receiver}.
     * Needs {@link Capability#QUEUED_SIGNALS}.
     *
     * @param pid the process, positive
     * @param signal the signal
     * @param value the value
     * @throws io.javaipc.platform.IpcException with {@code EAGAIN} when the receiving user has too many signals queued
     *     ({@code ulimit -i}), with {@code ESRCH} when there is no such process, with {@code EPERM} when this user may not
     */
    public static void queue(long pid, Signal signal, int value) {
        requirePid(pid);
        control().queue(pid, signal.number(), value);
    }

    private static void requirePid(long pid) {
        if (pid <= 0 || pid > MOST_OF_A_PID) {
            throw new IllegalArgumentException("not a process: pid=" + pid
                    + ", reason=kill(2) takes 0 and less for groups or everybody; use sendGroup for a group");
        }
    }

    /**
     * Sets the alarm clock, of which a process has one: after this time {@code ALRM} comes, once. Setting it again replaces
     * what was set before. Without a handler the signal ends the JVM, as any program. Needs
     * {@link Capability#SIGNAL_TIMERS}.
     *
     * @param after the time, in steps of a microsecond, rounded up; zero stops the clock
     * @return what was left of the setting before; zero when there was none
     */
    public static Duration alarm(Duration after) {
        if (after.isNegative()) {
            throw new IllegalArgumentException("time of an alarm is negative: after=" + after);
        }
        long nanos = TimeUnit.NANOSECONDS.convert(after);
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        boolean whole = TimeUnit.MICROSECONDS.toNanos(micros) == nanos;
        // never rounded to zero, which would stop the clock
        return Duration.of(control().setAlarm(whole ? micros : micros + 1), ChronoUnit.MICROS);
    }

    /**
     * Starts a clock that sends this process a signal again and again, on a monotonic time; see {@code timer_create(2)}.
     * There may be any number of them, apart from the {@linkplain #alarm alarm clock}. Ticks that come while the signal is
     * still pending are merged. Needs {@link Capability#SIGNAL_TIMERS}.
     *
     * @param signal the signal; without a handler it does what it does to any program
     * @param first when it comes first, above zero
     * @param period the time between two, above zero
     * @return the clock, which runs until it is closed
     */
    public static IntervalTimer interval(Signal signal, Duration first, Duration period) {
        if (first.isNegative() || first.isZero() || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(
                    "times of an interval timer are not above zero: first=" + first + ", period=" + period);
        }
        return new IntervalTimer(
                signal,
                control()
                        .startTimer(
                                signal.number(),
                                TimeUnit.NANOSECONDS.convert(first),
                                TimeUnit.NANOSECONDS.convert(period)));
    }

    /**
     * Waits for a signal that is handled ({@link #handle}), whichever it is, and returns when its handlers have been called;
     * see {@code pause(2)}. A signal that came before the call does not count: where that matters, use a {@link #receiver}.
     *
     * @return the signal
     * @throws InterruptedException when interrupted
     */
    public static Signal pause() throws InterruptedException {
        return Pause.await();
    }

    /**
     * Waits for one of several signals, for a time; see {@code sigtimedwait(2)}. From the first call for a signal on it is
     * counted, between calls too, so that none is lost; the call takes one of those counted. That lasts until the JVM ends:
     * a {@link #receiver} does the same for a limited time. Other handlers of the signal are called as well.
     *
     * <p>In a JVM that was launched with a signal blocked, that one comes from the kernel, with its sender and value.
     *
     * @param signals which
     * @param timeout how long; zero or less does not wait
     * @return the signal; empty when none came
     * @throws InterruptedException when interrupted; no signal is lost by that
     * @throws IllegalArgumentException as {@link #receiver}
     * @throws IllegalStateException as {@link #handle}
     */
    public static Optional<SignalInfo> await(Set<Signal> signals, Duration timeout) throws InterruptedException {
        requireSome(signals);
        for (Signal signal : SignalReceiver.handled(signals)) {
            AWAITED_SIGNALS.computeIfAbsent(signal, awaited -> handle(awaited, AWAITED::add));
        }
        try (SignalReceiver receiver = SignalReceiver.over(signals, AWAITED)) {
            return receiver.await(timeout);
        }
    }

    /**
     * Takes signals one by one from now on. Those in {@link #blocked()} come with sender and value (needs
     * {@link Capability#QUEUED_SIGNALS}), the others as handlers are told of them.
     *
     * @param signals which; at least one
     * @return the receiver, to be closed
     * @throws IllegalArgumentException when a signal is not blocked and a JVM must not hand it over:
     *     {@link Signal#refusal()} says why
     * @throws IllegalStateException as {@link #handle}
     */
    public static SignalReceiver receiver(Set<Signal> signals) {
        requireSome(signals);
        return SignalReceiver.counting(signals);
    }

    private static void requireSome(Set<Signal> signals) {
        if (signals.isEmpty()) {
            throw new IllegalArgumentException("no signal to wait for: signals=" + signals);
        }
    }

    /**
     * The signals that this JVM was launched with blocked, and receives with sender and value.
     *
     * @return an unmodifiable set
     */
    public static Set<Signal> blocked() {
        return LaunchMask.signals();
    }

    private static SignalControl control() {
        return Platform.current().signalControl();
    }
}
