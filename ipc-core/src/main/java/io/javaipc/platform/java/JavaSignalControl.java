package io.javaipc.platform.java;

import io.javaipc.platform.Capabilities;
import io.javaipc.platform.Capability;
import io.javaipc.platform.IpcException;
import io.javaipc.platform.PendingSignals;
import io.javaipc.platform.SignalControl;
import io.javaipc.platform.SignalTimer;
import java.util.Set;

/** The two signals that {@link ProcessHandle} can send. */
final class JavaSignalControl implements SignalControl {
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    private final Capabilities capabilities;

    JavaSignalControl(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    @Override
    public boolean send(ProcessHandle process, int number) {
        requireSendable(number);
        // the JDK compares start times itself, right before it sends
        boolean requested = number == SIGTERM ? process.destroy() : process.destroyForcibly();
        if (!requested && process.isAlive()) {
            // the JDK does not say why; permission is all that can be missing
            throw IpcException.ofErrno("cannot send signal " + number, "kill", "pid " + process.pid(), "EPERM");
        }
        return requested;
    }

    @Override
    public void send(long pid, int number) {
        requireSendable(number);
        boolean sent =
                ProcessHandle.of(pid).map(process -> send(process, number)).orElse(false);
        if (!sent) {
            throw IpcException.ofErrno("cannot send signal " + number, "kill", "pid " + pid, "ESRCH");
        }
    }

    private void requireSendable(int number) {
        if (number != SIGTERM && number != SIGKILL) {
            capabilities.require(Capability.ANY_SIGNAL, "send signal " + number);
        }
    }

    @Override
    public void sendGroup(long group, int number) {
        throw capabilities.refusal(Capability.GROUP_SIGNALS, "send signal " + number + " to group " + group);
    }

    @Override
    public void queue(long pid, int number, int value) {
        throw capabilities.refusal(Capability.QUEUED_SIGNALS, "queue signal " + number);
    }

    @Override
    public long setAlarm(long micros) {
        throw capabilities.refusal(Capability.SIGNAL_TIMERS, "set alarm");
    }

    @Override
    public SignalTimer startTimer(int number, long firstNanos, long periodNanos) {
        throw capabilities.refusal(Capability.SIGNAL_TIMERS, "start timer of signal " + number);
    }

    @Override
    public PendingSignals openPending(Set<Integer> numbers, Runnable whenReadable) {
        throw capabilities.refusal(Capability.QUEUED_SIGNALS, "receive blocked signals " + numbers);
    }
}
