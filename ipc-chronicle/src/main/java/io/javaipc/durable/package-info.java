/**
 * Queues on the disk. Start at {@link io.javaipc.durable.DurableQueue}, and at {@link io.javaipc.durable.DurableJvm} for the
 * flags that a JVM needs for them.
 */
package io.javaipc.durable;
