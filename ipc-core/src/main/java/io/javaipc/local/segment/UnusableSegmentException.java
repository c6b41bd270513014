package io.javaipc.local.segment;

import io.javaipc.platform.IpcException;
import java.nio.file.Path;

/** A file in a space is foreign, of another version, of another kind, or damaged. Nothing was changed. */
public final class UnusableSegmentException extends IpcException {
    private static final long serialVersionUID = 1L;

    UnusableSegmentException(String message, Path path) {
        super(message, "open", path.toString(), null, null);
    }
}
