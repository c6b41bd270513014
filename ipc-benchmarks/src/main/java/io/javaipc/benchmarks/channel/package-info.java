/** Pipes and channels between processes. */
package io.javaipc.benchmarks.channel;
