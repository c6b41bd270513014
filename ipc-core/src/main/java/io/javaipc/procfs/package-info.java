/**
 * What {@code proc(5)} tells of processes, in plain Java: {@link io.javaipc.procfs.Procfs} reads the files, the other types
 * are what one file says, parsed from its text. Nothing here decides what the figures are called or what is done with them.
 */
package io.javaipc.procfs;
