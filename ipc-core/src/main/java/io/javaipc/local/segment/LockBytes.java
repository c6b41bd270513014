package io.javaipc.local.segment;

import io.javaipc.files.PrivateDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The lock file of a space: two bytes for each slot.
 *
 * <pre>
 * byte 0                     who removes the space holds it, and all others; who comes finds it held
 * byte 1..SLOTS              who has this slot holds it, or is about to have it, or cleans it up
 * byte SLOTS+1..2*SLOTS      who has this slot and takes part holds it: it lives
 * </pre>
 *
 * A newcomer takes the second byte when it has made the slot's incarnation its own, and not before: one that is stopped in
 * between does not make the words of the dead owner look alive.
 *
 * <p>All by {@code tryLock}: {@code lock} would close the channel when its thread is interrupted. Callers see to it that no two
 * threads of this JVM use it at once.
 */
record LockBytes(FileChannel channel) {
    static final int SLOTS = 4095;

    private static final String FILE = "participants.lock";
    private static final int GATE = 0;
    private static final int END = 1 + 2 * SLOTS;
    private static final int ATTEMPTS = 1000;

    /** What a caller does while it has the byte of a slot. */
    interface SlotStep {
        void run(int slot) throws IOException;
    }

    /** The channel of the file, which is made when there is none. There must be one in a JVM. */
    static FileChannel open(Path directory) throws IOException {
        makeFile(directory.resolve(FILE));
        return openExisting(directory, true);
    }

    /** The channel of the file when there is one; reading is enough to ask who lives. */
    static FileChannel openExisting(Path directory, boolean writing) throws IOException {
        Path file = directory.resolve(FILE);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            // of all the things that it might be, a pipe would not even open
            throw new IOException("not a regular file: path=" + file);
        }
        Set<OpenOption> options = writing
                ? Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)
                : Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, options);
    }

    private static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, PrivateDirectory.MODE_0600);
        } catch (FileAlreadyExistsException e) {
            // opened by those who came before
            return;
        }
    }

    static Object key(Path directory) throws IOException {
        return SegmentFile.key(directory.resolve(FILE));
    }

    static boolean isStill(Object key, Path directory) {
        try {
            return key.equals(key(directory));
        } catch (IOException e) {
            // destroyed, and perhaps made anew since
            return false;
        }
    }

    static void requireStill(Object key, Path directory) throws NoSuchFileException {
        if (!isStill(key, directory)) {
            throw destroyed(directory);
        }
    }

    private static NoSuchFileException destroyed(Path directory) {
        return new NoSuchFileException(directory.toString(), null, "the space was destroyed meanwhile");
    }

    /**
     * The lowest free slot: what a killed owner left half-made is soon found by its successor.
     *
     * @param succession makes the slot the caller's, before it counts as alive
     * @return the locks, which hold until the channel is closed
     */
    FileLock[] takeLowest(SlotStep succession) throws IOException {
        FileLock gate = channel.tryLock(GATE, 1, true);
        if (gate == null) {
            throw new NoSuchFileException(FILE, null, "the space is being removed");
        }
        try {
            for (int slot = 1; slot <= SLOTS; slot++) {
                FileLock claim = channel.tryLock(slot, 1, false);
                if (claim != null) {
                    succession.run(slot);
                    FileLock life = takeLife(slot);
                    if (life != null) {
                        return new FileLock[] {claim, life};
                    }
                    claim.release();
                }
            }
        } finally {
            gate.release();
        }
        throw new IOException("shared space is full: participants=" + SLOTS);
    }

    /** Somebody may be asking for it; one who was stopped at that costs this slot, and no more. */
    private FileLock takeLife(int slot) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            FileLock life = channel.tryLock(SLOTS + slot, 1, false);
            if (life != null) {
                return life;
            }
            Thread.yield();
        }
        return null;
    }

    /** All, if nobody has one; until the channel is closed. */
    boolean takeAll() throws IOException {
        return channel.tryLock(GATE, END, false) != null;
    }

    /** All but those of a slot that is the caller's, if nobody has one; until the channel is closed. */
    boolean takeAllBut(int slot) throws IOException {
        int life = SLOTS + slot;
        List<FileLock> taken = new ArrayList<>();
        boolean all = take(GATE, slot, taken) && take(slot + 1, life, taken) && take(life + 1, END, taken);
        if (!all) {
            for (FileLock lock : taken) {
                lock.release();
            }
        }
        return all;
    }

    private boolean take(int from, int to, List<FileLock> taken) throws IOException {
        if (from == to) {
            return true;
        }
        FileLock lock = channel.tryLock(from, to - from, false);
        return lock != null && taken.add(lock);
    }

    /** Shared, so that those who ask do not take each other for an owner. */
    boolean isAlive(int slot) throws IOException {
        FileLock probe = channel.tryLock(SLOTS + slot, 1, true);
        if (probe == null) {
            return true;
        }
        probe.release();
        return false;
    }

    /** Runs a step while the slot is ours, without counting as alive; not at all when somebody else has it. */
    void whileTaken(int slot, SlotStep step) throws IOException {
        FileLock lock = channel.tryLock(slot, 1, false);
        if (lock != null) {
            try {
                step.run(slot);
            } finally {
                lock.release();
            }
        }
    }
}
