package io.javaipc.ftp.client;

import org.apache.commons.net.io.CopyStreamAdapter;

/** Counts what a transfer has moved, and passes it on. */
final class Progress extends CopyStreamAdapter {
    private final TransferListener listener;
    private final long total;
    private long transferred;

    Progress(TransferListener listener, long total) {
        this.listener = listener;
        this.total = total;
    }

    long transferred() {
        return transferred;
    }

    @Override
    public void bytesTransferred(long soFar, int more, long ignored) {
        transferred = soFar;
        listener.transferred(soFar, total);
    }
}
