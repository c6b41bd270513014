/**
 * How values become bytes between processes and come back. Start at {@link io.javaipc.codec.Codec}.
 */
package io.javaipc.codec;
