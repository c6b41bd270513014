/**
 * The C library, as far as this module calls it: one Java method a function, under the same name, preceded by its C
 * prototype. Membership rule: functions and constants of glibc's public ABI only, and nothing that interprets a result.
 */
package io.javaipc.posix.libc;
