/**
 * The FTP server: {@link io.javaipc.ftp.server.FtpService} is the handler to give to a
 * {@link io.javaipc.server.SocketServer}.
 *
 * <pre>{@code
 * SocketServer.tcp(2121).dispatch(Dispatch.prefork(4)).handler(FtpService.of(Path.of("library"), false)).start();
 * }</pre>
 *
 * <p>A session is one thread. It waits in one place, {@link io.javaipc.ftp.server.ControlConnection}, for whatever comes
 * first: a command, its data connection, the server's wish to stop, a deadline. So {@code ABOR} and a client that vanishes
 * end a transfer at once, and there is nothing to lock. {@link io.javaipc.ftp.server.CommandTable} says which commands
 * there are; each family of them is a class. Passive mode only.
 */
package io.javaipc.ftp.server;
