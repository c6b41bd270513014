/**
 * The client's side of a file library: where it is ({@link io.javaipc.ftp.client.FtpUrl}), what can be done with it
 * ({@link io.javaipc.ftp.client.RemoteLibrary}) and how that fails ({@link io.javaipc.ftp.client.FtpFailure}). Knows
 * nothing of terminals and command lines.
 */
package io.javaipc.ftp.client;
