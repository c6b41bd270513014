package io.javaipc.platform;

import java.util.Set;

/**
 * Sends signals and receives blocked ones; signals are numbers here. Thread-safe.
 *
 * <p>Every method throws {@link IpcException} when the system refuses ({@code ESRCH}: no such process, {@code EPERM}: this
 * user may not), and {@link UnsupportedOperationException} naming the {@link Capability} when the platform cannot.
 */
public interface SignalControl {
    /**
     * Sends a signal to a process, and never to a stranger that got its pid.
     *
     * @param process the process; not this one
     * @param number the signal; needs {@link Capability#ANY_SIGNAL} unless it is {@code TERM} or {@code KILL}
     * @return false when the process has ended
     */
    boolean send(ProcessHandle process, int number);

    /**
     * Sends a signal to whichever process has this pid now; see {@code kill(2)}.
     *
     * @param pid the process, positive
     * @param number the signal; needs {@link Capability#ANY_SIGNAL} unless it is {@code TERM} or {@code KILL} and the
     *     process is another
     */
    void send(long pid, int number);

    /**
     * Sends a signal to all processes of a group; see {@code killpg(3)}. Needs {@link Capability#GROUP_SIGNALS}.
     *
     * @param group the group's number, above 1
     * @param number the signal
     */
    void sendGroup(long group, int number);

    /**
     * Queues a signal with a value; see {@code sigqueue(3)}. Needs {@link Capability#QUEUED_SIGNALS}.
     *
     * @param pid the process, positive
     * @param number the signal
     * @param value the value
     */
    void queue(long pid, int number, int value);

    /**
     * Sets this process's one alarm clock; see {@code setitimer(2)}. Needs {@link Capability#SIGNAL_TIMERS}.
     *
     * @param micros when {@code ALRM} shall come; 0 stops the clock
     * @return what was left of the setting before, in microseconds; 0 when there was none
     */
    long setAlarm(long micros);

    /**
     * Starts a timer that sends this process a signal again and again; see {@code timer_create(2)}. Needs
     * {@link Capability#SIGNAL_TIMERS}.
     *
     * @param number the signal
     * @param firstNanos when it comes first, above 0
     * @param periodNanos the time between two, above 0
     * @return the timer, running
     */
    SignalTimer startTimer(int number, long firstNanos, long periodNanos);

    /**
     * Opens what the kernel keeps of signals that are blocked in every thread of this process; see {@code signalfd(2)}.
     * Needs {@link Capability#QUEUED_SIGNALS}.
     *
     * @param numbers the signals, all of them blocked
     * @param whenReadable run once after each {@link PendingSignals#notifyWhenReadable()}, on a thread of the platform's;
     *     must not block
     * @return the pending signals
     */
    PendingSignals openPending(Set<Integer> numbers, Runnable whenReadable);
}
