/** Children: spawned by {@code posix_spawn} from one thread, watched and reaped through pidfds by another. */
package io.javaipc.posix.process;
