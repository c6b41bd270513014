package io.javaipc.ftp.server;

/** The client said {@code ABOR} during a transfer. */
final class TransferAborted extends Exception {
    private static final long serialVersionUID = 1L;

    TransferAborted() {
        super("ABOR", null, false, false);
    }
}
