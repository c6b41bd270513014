/**
 * The file library: the one directory that the server serves.
 *
 * <p>{@link io.javaipc.ftp.library.FileLibrary} is the single choke point for every path that comes from a client. A client
 * names things by {@link io.javaipc.ftp.library.VirtualPath}; what it sees are
 * {@link io.javaipc.ftp.library.FileEntry entries}; what it sends becomes an {@link io.javaipc.ftp.library.Upload}, which
 * is seen by nobody until it is complete.
 */
package io.javaipc.ftp.library;
