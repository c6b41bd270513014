package io.javaipc.ftp.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The tour's directory: what the server serves, and the client's side of it. Gone when closed. */
final class SampleFiles implements AutoCloseable {
    private static final int MEBIBYTE = 1 << 20;
    private static final int RANDOM_MEBIBYTES = 16;
    private static final String README = """
            This directory was made for the guided tour of the file server,
            and is removed at its end.
            """;

    private final Path directory;
    private final Path served;

    private SampleFiles(Path directory, Path served) {
        this.directory = directory;
        this.served = served;
    }

    static SampleFiles create() throws IOException {
        Path directory = Files.createTempDirectory("ftp-tour-");
        SampleFiles files = new SampleFiles(directory, Files.createDirectory(directory.resolve("served")));
        // a tour that is interrupted by Ctrl-C cleans up too
        Runtime.getRuntime().addShutdownHook(new Thread(files::removeQuietly, "removal of the tour's files"));
        Files.writeString(files.served.resolve("readme.txt"), README);
        files.writeRandom(files.served.resolve("random.bin"));
        files.writeRandom(files.local("report.bin"));
        return files;
    }

    private void writeRandom(Path file) throws IOException {
        Random random = new Random();
        byte[] block = new byte[MEBIBYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < RANDOM_MEBIBYTES; i++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
    }

    Path served() {
        return served;
    }

    /** A file on the client's side. */
    Path local(String name) {
        return directory.resolve(name);
    }

    static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it: algorithm=SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }

    private void removeQuietly() {
        try {
            if (Files.exists(directory)) {
                close();
            }
        } catch (IOException e) {
            // nobody is left to be told
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
