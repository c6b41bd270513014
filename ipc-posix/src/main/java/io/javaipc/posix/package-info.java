/** The POSIX platform of Linux, offered to {@link io.javaipc.platform.Platform} as a service. */
package io.javaipc.posix;
