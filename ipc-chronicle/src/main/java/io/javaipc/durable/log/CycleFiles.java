package io.javaipc.durable.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.openhft.chronicle.queue.RollCycle;

/** The files of a queue, one for each cycle in which something was appended, named after its time. */
final class CycleFiles {
    private static final String SUFFIX = ".cq4";
    private static final int NOT_COMPLETE = 1 << 31;

    private final Path directory;
    private final int cycleMillis;
    private final DateTimeFormatter names;

    CycleFiles(Path directory, RollCycle roll) {
        this.directory = directory;
        this.cycleMillis = roll.lengthInMillis();
        this.names = new DateTimeFormatterBuilder()
                .appendPattern(roll.format())
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                .toFormatter(Locale.ROOT);
    }

    Path path(int cycle) {
        LocalDateTime begin = LocalDateTime.ofInstant(beginOf(cycle), ZoneOffset.UTC);
        return directory.resolve(names.format(begin) + SUFFIX);
    }

    Instant beginOf(int cycle) {
        return Instant.ofEpochMilli((long) cycle * cycleMillis);
    }

    int cycleAt(long millis) {
        return (int) (millis / cycleMillis);
    }

    NavigableMap<Integer, Path> all() throws IOException {
        NavigableMap<Integer, Path> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                try {
                    LocalDateTime begin =
                            LocalDateTime.parse(name.substring(0, name.length() - SUFFIX.length()), names);
                    found.put(cycleAt(begin.toInstant(ZoneOffset.UTC).toEpochMilli()), file);
                } catch (DateTimeParseException e) {
                    throw new IOException("not a file of this queue: path=" + file, e);
                }
            }
        }
        return found;
    }

    /** Whether whoever made the file has come to the end of that; read past Chronicle, which would wait. */
    static boolean isComplete(Path file) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            byte[] header = new byte[Integer.BYTES];
            if (content.read(header) < header.length) {
                return false;
            }
            int word = ByteBuffer.wrap(header).order(ByteOrder.nativeOrder()).getInt();
            return word != 0 && (word & NOT_COMPLETE) == 0;
        }
    }
}
