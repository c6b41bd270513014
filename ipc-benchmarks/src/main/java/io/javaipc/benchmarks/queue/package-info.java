/** Queues between processes. */
package io.javaipc.benchmarks.queue;
