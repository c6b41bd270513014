package io.javaipc.ftp.console;

import io.javaipc.ftp.client.RemoteFile;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A directory as lines of text. */
public final class Listing {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Listing() {}

    /**
     * Words a directory's entries.
     *
     * @param files the entries
     * @return for each one its size in bytes, its time in UTC and its name
     */
    public static List<String> of(List<RemoteFile> files) {
        int sizeColumn = files.stream()
                .mapToInt(file -> Long.toString(file.size()).length())
                .max()
                .orElse(1);
        return files.stream().map(file -> line(file, sizeColumn)).toList();
    }

    private static String line(RemoteFile file, int sizeColumn) {
        String size = file.directory() || file.size() < 0 ? "-" : Long.toString(file.size());
        String time = file.modified() == null ? "-" : TIME.format(file.modified());
        String name = file.directory() ? file.name() + "/" : file.name();
        return Printable.of(String.format(Locale.ROOT, "%" + sizeColumn + "s  %16s  %s", size, time, name));
    }
}
