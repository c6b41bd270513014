package io.javaipc.posix.signal;

import io.javaipc.signal.SignalHandlingContract;

/** The contract on Linux. */
class PosixSignalHandlingTest extends SignalHandlingContract {}
