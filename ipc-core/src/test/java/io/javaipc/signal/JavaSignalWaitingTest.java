package io.javaipc.signal;

/** The contract on the pure-Java platform. */
class JavaSignalWaitingTest extends SignalWaitingContract {}
