package io.javaipc.memory;

import io.javaipc.files.PrivateDirectory;
import io.javaipc.files.UserDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who created which segment: segments have no header, and {@code /dev/shm} holds those of others too. For people only; no
 * segment depends on it.
 *
 * <pre>
 * USER DIRECTORY/.memory/         mode 0700
 *     INODE -> DRAFT MILLIS NAME  a segment: what it was called in the making, since when it is there, its name
 * </pre>
 *
 * A record is a symbolic link that leads nowhere: it is made and read in one step, so that nobody who is killed leaves half of
 * one, and takes no page. It is there before the segment has its name. It is stale when neither the draft is there any more,
 * nor the name with this inode: in this order, so that a segment is not missed that gets its name meanwhile.
 */
final class CreationRecords {
    private static final String DIRECTORY = ".memory";
    private static final Pattern NAME = Pattern.compile("[0-9]{1,19}");
    private static final Pattern CONTENT = Pattern.compile(
            "(" + Pattern.quote(Drafts.PREFIX) + "[0-9]{1,10}-[0-9]{1,18}-\\S+) ([0-9]{1,18}) (.+)", Pattern.DOTALL);
    private static final int ATTEMPTS = 100;
    // so many others are looked at for each that is added, at most and on the average
    private static final int LOOKED_AT = 16;

    private final Path segments;
    private int found;
    private int addedSince;

    /** Records of the segments of a directory. */
    CreationRecords(Path segments) {
        this.segments = segments;
    }

    /** A record as it is read. */
    private record Entry(Path file, long inode, String draft, Instant created, Path segment) {
        boolean isNamed() throws IOException {
            return inode == findInode(segment);
        }
    }

    /** Tells a file from all others that are there at the same time. */
    static long inode(Path file) throws IOException {
        return (Long) Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    }

    private static long findInode(Path file) throws IOException {
        try {
            return inode(file);
        } catch (NoSuchFileException e) {
            return -1;
        }
    }

    private static Path in(UserDirectory user) {
        return user.path().resolve(DIRECTORY);
    }

    /** Records a segment that is about to get its name, and sweeps at times. */
    void add(long inode, Path draft, Path segment) throws IOException {
        UserDirectory user = UserDirectory.ofThisProcess();
        Path file = in(user).resolve(Long.toString(inode));
        Path content = Path.of(draft.getFileName() + " " + System.currentTimeMillis() + " " + segment.getFileName());
        for (int attempt = 1; ; attempt++) {
            try {
                makeDirectory(user);
                write(file, content);
                break;
            } catch (NoSuchFileException e) {
                // somebody has removed the last record, and the directory with it, at this very moment
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
        if (isSweepDue()) {
            sweep();
        }
    }

    private static void makeDirectory(UserDirectory user) throws IOException {
        while (!user.isThere()) {
            user.make();
        }
        if (!Files.isDirectory(in(user), LinkOption.NOFOLLOW_LINKS)) {
            PrivateDirectory.make(in(user));
        }
    }

    private static void write(Path file, Path content) throws IOException {
        while (true) {
            try {
                Files.createSymbolicLink(file, content);
                return;
            } catch (FileAlreadyExistsException e) {
                // of a segment that had this inode before
                Files.deleteIfExists(file);
            }
        }
    }

    private synchronized boolean isSweepDue() {
        return ++addedSince >= found / LOOKED_AT;
    }

    /** Removes a record, if there is one; one that cannot be removed is stale, and no harm. */
    void remove(long inode) {
        try {
            UserDirectory user = UserDirectory.ofThisProcess();
            Files.deleteIfExists(in(user).resolve(Long.toString(inode)));
            removeIfEmpty(user);
        } catch (IOException e) {
            return;
        }
    }

    private static void removeIfEmpty(UserDirectory user) throws IOException {
        if (UserDirectory.removeIfEmpty(in(user))) {
            user.removeIfEmpty();
        }
    }

    /** The segments that are recorded and there. */
    List<SharedMemoryReport> reports() throws IOException {
        List<SharedMemoryReport> reports = new ArrayList<>();
        for (Entry entry : entries()) {
            if (entry.isNamed()) {
                reports.add(new SharedMemoryReport(
                        entry.segment().getFileName().toString(),
                        entry.segment().toString(),
                        entry.segment().toFile().length(),
                        Drafts.pid(entry.draft()),
                        entry.created(),
                        Drafts.isMakerAlive(entry.draft())));
            }
        }
        reports.sort(Comparator.comparing(SharedMemoryReport::name));
        return reports;
    }

    /** Removes stale records, and the directory when none is left. */
    List<String> sweep() throws IOException {
        List<String> removed = new ArrayList<>();
        List<Entry> entries = entries();
        for (Entry entry : entries) {
            if (isStale(entry) && Files.deleteIfExists(entry.file())) {
                removed.add(entry.file() + " (record of " + entry.segment() + ")");
            }
        }
        synchronized (this) {
            found = entries.size() - removed.size();
            addedSince = 0;
        }
        if (removed.size() == entries.size()) {
            removeIfEmpty(UserDirectory.ofThisProcess());
        }
        return removed;
    }

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        UserDirectory user = UserDirectory.ofThisProcess();
        if (!user.isThere()) {
            return entries;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(in(user))) {
            for (Path file : files) {
                entry(file).ifPresent(entries::add);
            }
        } catch (NoSuchFileException e) {
            // there are none, or no more
            return List.of();
        }
        return entries;
    }

    /** Empty for what is none of ours, or was removed at this moment. */
    private Optional<Entry> entry(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            Matcher content = CONTENT.matcher(Files.readSymbolicLink(file).toString());
            return content.matches()
                    ? Optional.of(new Entry(
                            file,
                            Long.parseLong(name),
                            content.group(1),
                            Instant.ofEpochMilli(Long.parseLong(content.group(2))),
                            segments.resolve(content.group(3))))
                    : Optional.empty();
        } catch (NoSuchFileException | NotLinkException e) {
            return Optional.empty();
        }
    }

    private boolean isStale(Entry entry) throws IOException {
        return !entry.isNamed()
                && !Files.exists(segments.resolve(entry.draft()), LinkOption.NOFOLLOW_LINKS)
                && !entry.isNamed();
    }
}
