/** The command line: one class for each command, what they share, and how errors are told. Uses everything else. */
package io.javaipc.ftp.cli;
