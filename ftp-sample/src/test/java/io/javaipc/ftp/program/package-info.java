/** The program as its users run it: the jar, in processes of its own. */
package io.javaipc.ftp.program;
