package io.javaipc.memory;

import io.javaipc.files.UserDirectory;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where segments live by name: {@code /dev/shm}, as the C library has it on Linux. */
final class SegmentDirectory {
    /** The one of {@code shm_open(3)}. */
    static final SegmentDirectory SYSTEM = new SegmentDirectory(Path.of("/dev/shm"), 1L << 30, true);

    private static final int LONGEST_NAME = 255;

    private final Path directory;
    private final long windowSize;
    private final Optional<CreationRecords> records;

    /** Any directory, mapped in windows of any size that {@link Mapping#of} takes; nothing is recorded. */
    SegmentDirectory(Path directory, long windowSize) {
        this(directory, windowSize, false);
    }

    /** The same, with records of what is created. */
    SegmentDirectory(Path directory, long windowSize, boolean isRecorded) {
        this.directory = directory;
        this.windowSize = windowSize;
        this.records = isRecorded ? Optional.of(new CreationRecords(directory)) : Optional.empty();
    }

    SharedMemory create(String name, long bytes) {
        Path path = resolve(name);
        checkSize(name, bytes);
        return make(path, bytes)
                .orElseThrow(
                        () -> IpcException.ofErrno("shared memory exists already", "link", path.toString(), "EEXIST"));
    }

    SharedMemory open(String name) {
        Path path = resolve(name);
        return find(path).orElseThrow(() -> absent(path, "open"));
    }

    SharedMemory createOrOpen(String name, long bytes) {
        Path path = resolve(name);
        checkSize(name, bytes);
        while (true) {
            Optional<SharedMemory> memory = find(path);
            if (memory.isPresent()) {
                return largeEnough(memory.get(), path, bytes);
            }
            memory = make(path, bytes);
            if (memory.isPresent()) {
                return memory.get();
            }
            // somebody made it in between; and may have unlinked it again before we look
        }
    }

    void unlink(String name) {
        Path path = resolve(name);
        try {
            Map<String, Object> found = Files.readAttributes(path, "unix:ino,isDirectory", LinkOption.NOFOLLOW_LINKS);
            if (found.get("isDirectory").equals(true)) {
                throw IpcException.ofErrno("not shared memory", "unlink", path.toString(), "EISDIR");
            }
            Files.delete(path);
            records.ifPresent(all -> all.remove((Long) found.get("ino")));
        } catch (NoSuchFileException e) {
            throw absent(path, "unlink");
        } catch (IOException e) {
            throw IpcException.ofCause("cannot unlink shared memory", "unlink", path.toString(), e);
        }
    }

    List<SharedMemoryReport> reports() {
        try {
            return records.isPresent() && Files.isDirectory(directory)
                    ? records.get().reports()
                    : List.of();
        } catch (IOException e) {
            throw IpcException.ofCause("cannot list shared memory", "readdir", directory.toString(), e);
        }
    }

    List<String> collect() {
        List<String> removed = new ArrayList<>();
        List<IOException> failures = new ArrayList<>();
        try {
            if (Files.isDirectory(directory)) {
                Drafts.sweep(directory, UserDirectory.user(), (draft, failure) -> failures.add(failure))
                        .forEach(draft -> removed.add(draft.toString()));
                if (records.isPresent()) {
                    removed.addAll(records.get().sweep());
                }
            }
            if (!failures.isEmpty()) {
                throw failures.get(0);
            }
        } catch (IOException e) {
            throw IpcException.ofCause("cannot clean up shared memory", "unlink", directory.toString(), e);
        }
        return removed;
    }

    private Path resolve(String name) {
        String plain = name.startsWith("/") ? name.substring(1) : name;
        if (plain.isEmpty() || plain.equals(".") || plain.equals("..")) {
            throw badName(name, "it is no file name");
        }
        if (plain.indexOf('/') >= 0 || plain.indexOf('\0') >= 0) {
            throw badName(name, "it has a slash or a NUL inside");
        }
        if (plain.startsWith(Drafts.PREFIX)) {
            throw badName(name, "names that begin with " + Drafts.PREFIX + " are taken");
        }
        int length = plain.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_NAME) {
            throw badName(name, "it is longer than " + LONGEST_NAME + " bytes");
        }
        if (!Files.isDirectory(directory)) {
            throw new UnsupportedOperationException(
                    "shared memory by name needs a directory that is not there: directory=" + directory);
        }
        return directory.resolve(plain);
    }

    private static IllegalArgumentException badName(String name, String reason) {
        return new IllegalArgumentException(
                "not a name of shared memory: name=" + name.replace('\0', '?') + ", reason=" + reason);
    }

    private static void checkSize(String name, long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("size is not positive: name=" + name + ", bytes=" + bytes);
        }
    }

    private static IpcException absent(Path path, String operation) {
        return IpcException.ofErrno("no such shared memory", operation, path.toString(), "ENOENT");
    }

    private static SharedMemory largeEnough(SharedMemory memory, Path path, long bytes) {
        if (memory.size() < bytes) {
            memory.close();
            throw IpcException.ofDetails(
                    "shared memory is smaller than asked for",
                    "open",
                    path.toString(),
                    null,
                    "asked=" + bytes + ", size=" + memory.size());
        }
        return memory;
    }

    /** Maps what has the name; empty when nothing has it. */
    private Optional<SharedMemory> find(Path path) {
        try {
            if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile()) {
                throw new IOException("it is not a regular file");
            }
            // no link is followed here either: the file may have been replaced since
            try (FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                long size = channel.size();
                if (size == 0) {
                    throw new IOException("it is empty: its creator has not given it a size");
                }
                return Optional.of(map(channel, path, size));
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (ClosedByInterruptException e) {
            throw IpcException.ofCause("cannot open shared memory", "open", path.toString(), interrupted(e));
        } catch (IOException e) {
            throw IpcException.ofCause("cannot open shared memory", "open", path.toString(), e);
        }
    }

    /** Makes a segment and gives it the name; empty when something has it. */
    private Optional<SharedMemory> make(Path path, long bytes) {
        // the link decides; this saves the work
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (Draft draft = Draft.begin(directory)) {
            checkSpace(path, bytes);
            draft.allocate(bytes);
            SharedMemory memory = map(draft.channel(), path, bytes);
            if (records.isPresent()) {
                draft.publish(path, records.get());
            } else {
                draft.publish(path);
            }
            return Optional.of(memory);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        } catch (ClosedByInterruptException e) {
            throw IpcException.ofCause("cannot create shared memory", "create", path.toString(), interrupted(e));
        } catch (IOException e) {
            // the draft is gone by now, so that what it held counts as free
            checkSpace(path, bytes);
            throw IpcException.ofCause("cannot create shared memory", "create", path.toString(), e);
        }
    }

    /** The JDK's exception has no message. */
    private static IOException interrupted(ClosedByInterruptException e) {
        return new IOException("thread was interrupted", e);
    }

    private void checkSpace(Path path, long need) {
        long free;
        try {
            FileStore store = Files.getFileStore(directory);
            // a tmpfs without a limit says 0 of 0
            free = store.getTotalSpace() == 0 ? Long.MAX_VALUE : store.getUsableSpace();
        } catch (IOException e) {
            throw IpcException.ofCause("cannot create shared memory", "statvfs", directory.toString(), e);
        }
        if (need > free) {
            throw IpcException.ofDetails(
                    "not enough space for shared memory",
                    "create",
                    path.toString(),
                    "ENOSPC",
                    "need=" + need + ", free=" + free + ", directory=" + directory);
        }
    }

    private SharedMemory map(FileChannel channel, Path path, long size) throws IOException {
        String name = path.getFileName().toString();
        return new SharedMemory(this, Mapping.of(channel, name, path.toString(), size, windowSize));
    }
}
