/**
 * Child processes: programs, and Java functions in JVMs of their own.
 */
package io.javaipc.process;
