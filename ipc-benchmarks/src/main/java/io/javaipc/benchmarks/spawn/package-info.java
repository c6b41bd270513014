/** Starting programs, and waiting for them. */
package io.javaipc.benchmarks.spawn;
