package io.javaipc.posix.process;

import io.javaipc.platform.Descriptor;
import io.javaipc.platform.IpcException;
import io.javaipc.posix.descriptor.RawDescriptors;
import java.io.IOException;

/**
 * Opens our end of a pipe a second time, for the JDK, through {@code /proc/self/fd}: its own descriptors cannot be made from
 * numbers without opening up its modules.
 */
final class PipeFile {
    private PipeFile() {}

    /** A way to open a file. */
    @FunctionalInterface
    interface Opener<T> {
        T open(String path) throws IOException;
    }

    static <T> T open(Descriptor end, Opener<T> opener) {
        String path = "/proc/self/fd/" + end.number();
        try {
            return opener.open(path);
        } catch (IOException e) {
            // the JDK does not tell the errno; asked for much the same, the kernel does
            RawDescriptors.duplicate(end, 0).close();
            throw IpcException.ofCause("cannot open pipe", "open", path, e);
        }
    }
}
