/** Signals: sent, queued, sent by clocks, and received where they are blocked. */
package io.javaipc.posix.signal;
