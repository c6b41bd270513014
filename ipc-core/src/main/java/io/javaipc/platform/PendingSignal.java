package io.javaipc.platform;

/**
 * A signal as the kernel keeps it; see {@code signalfd(2)}.
 *
 * @param number its number
 * @param code where it comes from: a {@code si_code} of {@code sigaction(2)}
 * @param pid the sender, where the code says that there is one
 * @param uid the sender's user, where the code says that there is one
 * @param value the value it was queued with, where the code says that it was
 */
public record PendingSignal(int number, int code, long pid, long uid, int value) {}
