package io.javaipc.ftp.server;

/** The representation types of RFC 959 that are served. */
enum TransferType {
    /** Text: lines end with CRLF on the network. */
    ASCII,
    /** Bytes as they are. */
    IMAGE
}
