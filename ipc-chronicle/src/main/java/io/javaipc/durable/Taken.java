package io.javaipc.durable;

/**
 * A message that a reader has taken.
 *
 * @param index its index
 * @param bytes its bytes
 * @param place where it is held; -1 when it is not
 * @param redelivered whether somebody has had it before
 */
record Taken(long index, byte[] bytes, int place, boolean redelivered) {}
