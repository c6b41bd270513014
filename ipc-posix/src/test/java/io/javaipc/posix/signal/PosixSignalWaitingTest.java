package io.javaipc.posix.signal;

import io.javaipc.signal.SignalWaitingContract;

/** The contract on Linux. */
class PosixSignalWaitingTest extends SignalWaitingContract {}
