/** POSIX signals by name and number. */
package io.javaipc.signal;
