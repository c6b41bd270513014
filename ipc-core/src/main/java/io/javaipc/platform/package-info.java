/**
 * What the operating system can do, and how it fails.
 *
 * <p>A {@link io.javaipc.platform.Platform} is a handful of narrow interfaces in plain records and ints. Two exist: the
 * pure-Java one of this module, and the native one of {@code ipc-posix}, which wins when it is on the class path and the
 * machine can run it. Programs rarely come here: they use {@link io.javaipc.process} and {@link io.javaipc.server}, and
 * ask {@link io.javaipc.platform.Capabilities} when they want to know beforehand what works.
 *
 * <p>Nothing is skipped silently: what a platform cannot do is refused with the missing
 * {@link io.javaipc.platform.Capability} by name.
 */
package io.javaipc.platform;
