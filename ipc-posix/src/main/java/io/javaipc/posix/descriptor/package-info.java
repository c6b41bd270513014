/** Files, sockets and pipes as native descriptors, all close-on-exec. */
package io.javaipc.posix.descriptor;
