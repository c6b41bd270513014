/** Locks, counters, semaphores, events and barriers between processes. */
package io.javaipc.benchmarks.sync;
