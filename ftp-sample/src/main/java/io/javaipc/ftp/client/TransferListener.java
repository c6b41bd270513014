package io.javaipc.ftp.client;

/** Is told how a transfer goes, on the transferring thread, for every few kilobytes. */
@FunctionalInterface
public interface TransferListener {
    /** Does nothing. */
    TransferListener NONE = (transferred, total) -> {};

    /**
     * More bytes have been transferred.
     *
     * @param transferred how many so far
     * @param total how many there will be; negative when unknown
     */
    void transferred(long transferred, long total);
}
