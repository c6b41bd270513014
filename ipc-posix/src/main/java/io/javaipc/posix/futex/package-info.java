/** Sleeping on words of shared memory. */
package io.javaipc.posix.futex;
