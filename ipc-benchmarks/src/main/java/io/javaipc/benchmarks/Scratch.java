package io.javaipc.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory for the files of systems, in memory where there is such a place. It goes when it is closed.
 *
 * @param directory the directory
 */
public record Scratch(Path directory) implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");

    /**
     * Makes one.
     *
     * @return the directory
     * @throws IOException when there is no room for it
     */
    public static Scratch create() throws IOException {
        String prefix = "ipc-benchmarks";
        Path directory = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, prefix)
                : Files.createTempDirectory(prefix);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteAtExit(directory), "scratch-exit"));
        return new Scratch(directory);
    }

    /** For runs that are interrupted: it is memory that would be lost. */
    private static void deleteAtExit(Path directory) {
        try {
            if (Files.exists(directory)) {
                delete(directory);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("files are left: directory=" + directory + ", cause=" + e);
        }
    }

    /**
     * A directory in it, for one system.
     *
     * @param name its name
     * @return its path
     * @throws IOException when there is no room for it
     */
    public String directory(String name) throws IOException {
        return Files.createDirectory(directory.resolve(name)).toString();
    }

    /**
     * Deletes a directory and all that is in it.
     *
     * @param root the directory
     * @throws IOException when the file system refuses
     */
    public static void delete(Path root) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(root)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        delete(directory);
    }
}
