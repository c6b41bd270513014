/** The files of a shared space, who takes part in it, and who of them lives. */
package io.javaipc.local.segment;
