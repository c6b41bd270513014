/** Measures the library beside others: the runner, its figures and how they are shown. */
package io.javaipc.benchmarks;
