package io.javaipc.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries bytes from one program to the next. When the reader stops, the writer's pipe is closed, so that it hears of it. */
final class PipeRelay {
    private static final Logger LOG = LoggerFactory.getLogger(PipeRelay.class);

    private PipeRelay() {}

    static void start(InputStream source, OutputStream target) {
        Thread thread = new Thread(() -> carry(source, target), "javaipc-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void carry(InputStream source, OutputStream target) {
        try (source;
                target) {
            source.transferTo(target);
        } catch (IOException e) {
            LOG.trace("reader of a pipeline stopped before its writer", e);
        }
    }
}
