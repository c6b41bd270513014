package io.javaipc.local.segment;

import io.javaipc.files.PrivateDirectory;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who takes part in a space, and who of them lives. Each JVM has one slot in it, and holds the byte of that number in the
 * space's lock file for as long as it takes part. The kernel frees the byte when the process ends, however it ends, and
 * not before: it is right across containers, recycled pids and long pauses, where pids and clocks are not.
 *
 * <p>All class loaders of a JVM share one membership. Thread-safe; an interrupt ends no call and stays standing.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/F_SETLK.2const.html">fcntl(2)</a>
 */
public final class Participants implements AutoCloseable {
    /** How many JVMs can take part in a space at one time. */
    public static final int MOST = 4095;

    private static final String LOCK_FILE = "participants.lock";
    private static final String TABLE_FILE = "participants";

    // a membership in the registry, in types that every class loader's copy of this class knows
    private static final String CHANNEL = "channel";
    private static final String LOCK = "lock";
    private static final String TABLE = "table";
    private static final String SELF = "self";
    private static final String USERS = "users";
    private static final String FILE_KEY = "fileKey";
    private static final String FILES = "files";
    private static final String MONITORS = "monitors";

    private final Path directory;
    private final Map<String, Object> membership;
    private final FileChannel channel;
    private final ParticipantTable table;
    private final long self;
    private boolean closed;

    private Participants(Path directory, Map<String, Object> membership) {
        this.directory = directory;
        this.membership = membership;
        this.channel = (FileChannel) membership.get(CHANNEL);
        this.table = new ParticipantTable((ByteBuffer) membership.get(TABLE));
        this.self = (Long) membership.get(SELF);
    }

    /**
     * Takes part in the space of a directory, until closed. When this JVM does already it goes on as the same participant.
     *
     * @param directory the directory, private to the user
     * @param name who this is, for people; cut after 40 bytes
     * @return this JVM's participation
     * @throws IOException when the space has {@link #MOST} participants, or the file system refuses;
     *     {@link java.nio.file.NoSuchFileException} when there is no such directory, or none any more
     */
    public static Participants join(Path directory, String name) throws IOException {
        Map<String, Map<String, Object>> memberships = JvmRegistry.memberships();
        synchronized (memberships) {
            Path real = directory.toRealPath();
            String key = real.toString();
            Map<String, Object> membership = memberships.get(key);
            // who destroyed the space and made it anew left us with files that nobody else sees
            if (membership == null || !membership.get(FILE_KEY).equals(fileKey(real))) {
                membership = enter(real, name);
                memberships.put(key, membership);
            }
            membership.merge(USERS, 1, (users, one) -> (Integer) users + (Integer) one);
            return new Participants(real, membership);
        }
    }

    private static Object fileKey(Path directory) throws IOException {
        try {
            return Files.readAttributes(
                            directory.resolve(LOCK_FILE), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException e) {
            return "none";
        }
    }

    private static Map<String, Object> enter(Path directory, String name) throws IOException {
        Path lockFile = directory.resolve(LOCK_FILE);
        makeFile(lockFile);
        Object fileKey = fileKey(directory);
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileChannel channel = FileChannel.open(lockFile, options);
        try {
            FileLock lock = takeSlot(channel);
            int slot = (int) lock.position();
            SegmentFile.removeUnfinished(directory, slot);
            ByteBuffer table = ParticipantTable.openOrCreate(directory.resolve(TABLE_FILE), MOST, slot);
            int incarnation = new ParticipantTable(table).succeed(slot, name);
            if (!fileKey.equals(fileKey(directory))) {
                throw new NoSuchFileException(lockFile.toString(), null, "the space was destroyed meanwhile");
            }
            Map<String, Object> membership = new HashMap<>();
            membership.put(CHANNEL, channel);
            membership.put(LOCK, lock);
            membership.put(TABLE, table);
            membership.put(SELF, ParticipantId.of(slot, incarnation));
            membership.put(FILE_KEY, fileKey);
            membership.put(FILES, new HashMap<String, ByteBuffer>());
            membership.put(MONITORS, new HashMap<String, ReentrantLock>());
            return membership;
        } catch (IOException | RuntimeException e) {
            // gives up the byte too
            channel.close();
            throw e;
        }
    }

    private static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, PrivateDirectory.MODE_0600);
        } catch (FileAlreadyExistsException e) {
            // opened by those who came before
            return;
        }
    }

    /** The lowest free one: what a killed owner left half-made is soon found by its successor. */
    private static FileLock takeSlot(FileChannel channel) throws IOException {
        for (int slot = 1; slot <= MOST; slot++) {
            // tryLock, unlike lock, leaves the channel open when the thread is interrupted
            FileLock lock = channel.tryLock(slot, 1, false);
            if (lock != null) {
                return lock;
            }
        }
        throw new IOException("shared space is full: participants=" + MOST);
    }

    /**
     * This JVM, as one of the participants.
     *
     * @return its id
     */
    public long self() {
        return self;
    }

    /**
     * Tells whether a participant still takes part. Costs a few microseconds; true may be out of date when it arrives, false
     * never is: who is gone does not come back under the same id, and none of its threads writes any more.
     *
     * @param participant the participant, not {@link ParticipantId#NOBODY}
     * @return true while it does
     */
    public boolean isAlive(long participant) {
        int slot = ParticipantId.slot(participant);
        if (slot < 1 || slot > MOST) {
            throw new IllegalArgumentException("not a participant: id=" + Long.toHexString(participant));
        }
        synchronized (membership) {
            requireOpen();
            if (participant == self) {
                return true;
            }
            return table.incarnation(slot) == ParticipantId.incarnation(participant) && isHeld(slot);
        }
    }

    /** Shared, so that those who ask do not take each other for an owner; the own slot is not asked for. */
    private boolean isHeld(int slot) {
        if (slot == ParticipantId.slot(self)) {
            return true;
        }
        try {
            FileLock probe = channel.tryLock(slot, 1, true);
            if (probe == null) {
                return true;
            }
            probe.release();
            return false;
        } catch (IOException e) {
            throw IpcException.ofCause("cannot ask for a participant", "lock", directory.toString(), e);
        }
    }

    /**
     * A file of the space, made when there is none. It is mapped once in this JVM, however often it is asked for.
     *
     * @param name the file's name
     * @param shape what it has to be
     * @return the file
     * @throws UnusableSegmentException when what is there is something else
     * @throws IpcException when there is no room for it, or the file system refuses
     */
    @SuppressWarnings("unchecked")
    public Segment segment(String name, SegmentShape shape) {
        synchronized (membership) {
            requireOpen();
            Path path = directory.resolve(name);
            Map<String, ByteBuffer> files = (Map<String, ByteBuffer>) membership.get(FILES);
            ByteBuffer memory = files.get(name);
            if (memory == null) {
                memory = SegmentFile.openOrCreate(path, shape, self, file -> {});
                files.put(name, memory);
            }
            SegmentHeader.check(memory, shape, path);
            return new Segment(path, memory, this);
        }
    }

    /**
     * What stands before a file's lock for the threads of this JVM, whatever class loader they come from.
     *
     * @param name the file's name
     * @return the lock between threads
     */
    @SuppressWarnings("unchecked")
    public ReentrantLock monitor(String name) {
        synchronized (membership) {
            return ((Map<String, ReentrantLock>) membership.get(MONITORS))
                    .computeIfAbsent(name, absent -> new ReentrantLock());
        }
    }

    /**
     * Who a participant is or was, for messages.
     *
     * @param participant the participant
     * @return such as {@code pid=4711, name=shop, participant=17.3}; without pid and name once the slot has another owner
     */
    public String describe(long participant) {
        int slot = ParticipantId.slot(participant);
        String id = "participant=" + ParticipantId.toString(participant);
        if (table.incarnation(slot) != ParticipantId.incarnation(participant)) {
            return id;
        }
        return "pid=" + table.pid(slot) + ", name=" + table.name(slot) + ", " + id;
    }

    /** Ends this participation; with the last of a JVM its slot is free. May be repeated. */
    @Override
    public void close() {
        Map<String, Map<String, Object>> memberships = JvmRegistry.memberships();
        synchronized (memberships) {
            synchronized (membership) {
                if (closed) {
                    return;
                }
                closed = true;
                int left = (Integer) membership.merge(USERS, -1, (users, one) -> (Integer) users + (Integer) one);
                if (left == 0) {
                    if (memberships.get(directory.toString()) == membership) {
                        memberships.remove(directory.toString());
                    }
                    leave();
                }
            }
        }
    }

    private void leave() {
        table.retire(ParticipantId.slot(self));
        try {
            channel.close();
        } catch (IOException e) {
            throw IpcException.ofCause("cannot leave shared space", "close", directory.toString(), e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("participation has ended: path=" + directory);
        }
    }
}
