package io.javaipc.examples;

import io.javaipc.posix.ipc.Fifo;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Makes a pipe with a path, into which a shell writes; and does not wait for ever when nobody does. */
final class FifoExample {
    private FifoExample() {}

    static void main(String[] arguments) throws Exception {
        Path path = Files.createTempDirectory("fifo").resolve("commands");
        Fifo fifo = Fifo.create(path);
        try {
            boolean came = fifo.openForReading(Duration.ofMillis(100)).isPresent();
            System.out.println("made " + path + "; a writer within 100 ms: " + came);
            Check.that(!came, "nobody has written yet");

            try (ChildProcess shell =
                    Command.of("sh", "-c", "echo start > " + path).start()) {
                String text = readToEnd(fifo);
                System.out.print("a shell wrote: " + text);
                Check.that(text.equals("start\n") && shell.awaitExit().isSuccess(), "what the shell wrote arrived");
            }
        } finally {
            fifo.unlink();
            Files.delete(path.getParent());
        }
    }

    /** Waits for a writer, and reads until all writers are gone. */
    private static String readToEnd(Fifo fifo) throws Exception {
        try (InputStream source = fifo.openForReading()) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
