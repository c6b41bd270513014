/**
 * Locks that the kernel holds for a process, on bytes of one file in the queue's directory: who writes, who moves a reader's
 * position, and who lives.
 */
package io.javaipc.durable.gate;
