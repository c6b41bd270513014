package io.javaipc.memory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * The names of segments in the making, and those among them that dead processes left.
 *
 * <pre>
 * .javaipc-new-PID-START-RANDOM       START: when the JVM started, in ms since 1970
 * </pre>
 */
final class Drafts {
    /** How names of drafts begin; no segment may be called so. */
    static final String PREFIX = ".javaipc-new-";

    // the start tells this JVM from one of the same pid in another container, or before a restart of this one
    private static final String OWN =
            PREFIX + ProcessHandle.current().pid() + "-" + startMillis(ProcessHandle.current()) + "-";
    private static final Object SWEEPING = new Object();

    private Drafts() {}

    private static long startMillis(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }

    static String newName() {
        return OWN + UUID.randomUUID();
    }

    /** Whose draft it is or was. */
    static long pid(String draft) {
        return Long.parseLong(draft.substring(PREFIX.length()).split("-", 2)[0]);
    }

    /** Tells whether the process lives whose draft it is or was, as far as this one can see. */
    static boolean isMakerAlive(String draft) {
        long start = Long.parseLong(draft.substring(PREFIX.length()).split("-", 3)[1]);
        return ProcessHandle.of(pid(draft))
                .filter(process -> startMillis(process) == start)
                .isPresent();
    }

    /** Removes those of dead processes of a user; what cannot be removed is told. */
    static List<Path> sweep(Path directory, Object user, BiConsumer<Path, IOException> failed) throws IOException {
        List<Path> removed = new ArrayList<>();
        // closing a file gives up this process's locks on it, those of another thread's sweep as well
        synchronized (SWEEPING) {
            try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, PREFIX + "*")) {
                for (Path draft : drafts) {
                    // for the same reason, those of this very process are not even opened
                    if (!draft.getFileName().toString().startsWith(OWN) && removeIfDead(draft, user, failed)) {
                        removed.add(draft);
                    }
                }
            }
        }
        return removed;
    }

    private static boolean removeIfDead(Path draft, Object user, BiConsumer<Path, IOException> failed) {
        try {
            Map<String, Object> found =
                    Files.readAttributes(draft, "unix:uid,isRegularFile", LinkOption.NOFOLLOW_LINKS);
            return found.get("uid").equals(user) && found.get("isRegularFile").equals(true) && removeIfUnlocked(draft);
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            // not a leftover after all
            return false;
        } catch (IOException e) {
            failed.accept(draft, e);
            return false;
        }
    }

    private static boolean removeIfUnlocked(Path draft) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            return lock != null && Files.deleteIfExists(draft);
        }
    }
}
