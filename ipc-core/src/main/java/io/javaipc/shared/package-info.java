/**
 * Objects that processes share by name, on one host. Start at {@link io.javaipc.shared.SharedSpace}.
 *
 * <p>All of them survive that any process is killed at any instant: whoever is left goes on, and is told what was lost.
 */
package io.javaipc.shared;
