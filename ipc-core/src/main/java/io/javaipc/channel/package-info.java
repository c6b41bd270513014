/**
 * Messages between processes. Start at {@link io.javaipc.channel.MessagePipe}, which joins this process with one that it
 * starts, or two of those; {@link io.javaipc.channel.MessageListener} is for processes that find each other by an address.
 * Both give {@linkplain io.javaipc.channel.MessageChannel channels}, and
 * {@link io.javaipc.channel.Channels#select Channels.select} waits for several of them, and for children, at once.
 *
 * <p>A message is what a {@link io.javaipc.codec.Codec} makes of a value. It arrives whole or not at all, once, and in the
 * order of sending. On the wire it is its length, 32 bits with the highest byte first, and then its bytes.
 *
 * <p>Times to wait are {@link java.time.Duration}s; zero or less does not wait. An interrupt ends every wait.
 */
package io.javaipc.channel;
