/** Queues of messages, in files of a space. */
package io.javaipc.local.queue;
