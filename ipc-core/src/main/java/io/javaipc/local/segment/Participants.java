package io.javaipc.local.segment;

import io.javaipc.files.PrivateDirectory;
import io.javaipc.memory.MemoryView;
import io.javaipc.memory.SegmentLostException;
import io.javaipc.platform.IpcException;
import io.javaipc.shared.SpaceReport;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    public static final int MOST = LockBytes.SLOTS;

    private static final String TABLE_FILE = "participants";
    private static final SegmentShape TABLE_SHAPE = ParticipantTable.shape(MOST);

    // a membership in the registry, in types that every class loader's copy of this class knows
    static final String CHANNEL = "channel";
    static final String SELF = "self";
    static final String FILE_KEY = "fileKey";
    private static final String LOCKS = "locks";
    private static final String USERS = "users";

    private final Path directory;
    private final Map<String, Object> membership;
    private final LockBytes bytes;
    private final MappedFiles files;
    private final ParticipantTable table;
    private final long self;
    private final boolean onlyLooks;
    private boolean closed;

    private Participants(Path directory, Map<String, Object> membership, boolean onlyLooks) {
        this.directory = directory;
        this.onlyLooks = onlyLooks;
        this.membership = membership;
        this.bytes = new LockBytes((FileChannel) membership.get(CHANNEL));
        this.files = new MappedFiles(membership);
        String path = directory.resolve(TABLE_FILE).toString();
        this.table = new ParticipantTable(MemoryView.of(files.memory(TABLE_FILE), TABLE_FILE, path));
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
            if (membership == null || !LockBytes.isStill(membership.get(FILE_KEY), real)) {
                membership = enter(real, name);
                memberships.put(key, membership);
            }
            membership.merge(USERS, 1, (users, one) -> (Integer) users + (Integer) one);
            return new Participants(real, membership, false);
        }
    }

    private static Map<String, Object> enter(Path directory, String name) throws IOException {
        Map<String, Object> membership = new HashMap<>();
        FileChannel channel = LockBytes.open(directory);
        try {
            Object fileKey = LockBytes.key(directory);
            membership.put(CHANNEL, channel);
            long[] self = new long[1];
            membership.put(LOCKS, new LockBytes(channel).takeLowest(slot -> {
                        SegmentFile.removeUnfinished(directory, slot);
                        self[0] = ParticipantId.of(
                                slot, openTable(directory, slot, membership).succeed(slot, name));
                    }));
            LockBytes.requireStill(fileKey, directory);
            membership.put(SELF, self[0]);
            membership.put(FILE_KEY, fileKey);
            return membership;
        } catch (IOException | RuntimeException e) {
            // gives up the byte too
            channel.close();
            throw e;
        }
    }

    /** Those who take part, for one who looks at them, by a channel that this JVM has; it may be one of them, or nobody. */
    static Participants seenBy(Path directory, FileChannel channel, long self) throws IOException {
        Map<String, Object> membership = new HashMap<>();
        membership.put(CHANNEL, channel);
        membership.put(SELF, self);
        membership.put(FILE_KEY, LockBytes.key(directory));
        Path file = directory.resolve(TABLE_FILE);
        new MappedFiles(membership)
                .view(
                        file,
                        () -> SegmentFile.openToRead(file),
                        opened -> SegmentHeader.check(opened, TABLE_SHAPE, file));
        return new Participants(directory, membership, true);
    }

    private static ParticipantTable openTable(Path directory, int slot, Map<String, Object> membership) {
        Path file = directory.resolve(TABLE_FILE);
        long maker = ParticipantId.of(slot, 0);
        MemoryView view = new MappedFiles(membership)
                .view(
                        file,
                        () -> SegmentFile.openOrCreate(file, TABLE_SHAPE, maker, ignored -> {}),
                        opened -> SegmentHeader.check(opened, TABLE_SHAPE, file));
        return new ParticipantTable(view);
    }

    /**
     * Has a space removed in which nobody takes part; who comes meanwhile finds that it is gone.
     *
     * @param directory its directory
     * @param remover removes it, or at least its name
     * @return true when nobody took part in it
     * @throws IOException when the file system refuses
     */
    public static boolean removeIfAbandoned(Path directory, PrivateDirectory.Step remover) throws IOException {
        Map<String, Map<String, Object>> memberships = JvmRegistry.memberships();
        // opening and closing the file of a space in which this JVM takes part would end that
        synchronized (memberships) {
            if (memberships.containsKey(directory.toRealPath().toString())) {
                return false;
            }
            try (FileChannel channel = LockBytes.open(directory)) {
                if (!new LockBytes(channel).takeAll()) {
                    return false;
                }
                remover.run();
                return true;
            }
        }
    }

    /**
     * Has the space removed when no other process takes part in it; this one goes on with what it has.
     *
     * @param remover removes it, or at least its name
     * @throws IOException when the file system refuses
     */
    public void removeIfAlone(PrivateDirectory.Step remover) throws IOException {
        synchronized (JvmRegistry.memberships()) {
            synchronized (membership) {
                if (!closed && isStillThere() && bytes.takeAllBut(ParticipantId.slot(self))) {
                    remover.run();
                }
            }
        }
    }

    /**
     * The space that this is in.
     *
     * @return its name
     */
    public String space() {
        return directory.getFileName().toString();
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
            return participant == self
                    || table.incarnation(slot) == ParticipantId.incarnation(participant) && isHeld(slot);
        }
    }

    /**
     * Runs a step of a few instructions that {@link #close()} waits for: nobody takes this JVM for gone meanwhile.
     *
     * @param <T> what comes of it
     * @param step the step
     * @return what came of it
     * @throws IllegalStateException when closed; then it is not run
     */
    public <T> T whileTakingPart(Supplier<T> step) {
        synchronized (membership) {
            requireOpen();
            return step.get();
        }
    }

    /**
     * Tells whether a participant has ended without leaving, and nobody has its slot yet.
     *
     * @param participant the participant, not {@link ParticipantId#NOBODY}
     * @return true when it died; false when it lives, has left, or nobody can tell any more
     */
    public boolean hasDied(long participant) {
        int slot = ParticipantId.slot(participant);
        return !isAlive(participant) && table.incarnation(slot) == ParticipantId.incarnation(participant);
    }

    /** The own slot is not asked for. */
    private boolean isHeld(int slot) {
        try {
            return slot == ParticipantId.slot(self) || bytes.isAlive(slot);
        } catch (IOException e) {
            throw IpcException.ofCause("cannot ask for a participant", "lock", directory.toString(), e);
        }
    }

    /**
     * A file of the space, made when there is none. It is mapped once in this JVM, however often it is asked for.
     *
     * @param name the file's name
     * @param shape what it has to be
     * @param initializer writes what the body starts with, where that is not zeros; it gets the whole file
     * @return the file
     * @throws UnusableSegmentException when what is there is something else
     * @throws SegmentLostException when this JVM has it, and somebody deleted or replaced it
     * @throws IpcException when there is no room for it, or the file system refuses
     */
    public Segment segment(String name, SegmentShape shape, Consumer<MemoryView> initializer) {
        Path path = directory.resolve(name);
        return segment(
                path,
                () -> SegmentFile.openOrCreate(path, shape, self, initializer),
                view -> SegmentHeader.check(view, shape, path));
    }

    /**
     * A file of the space that is there, whatever its geometry is.
     *
     * @param kind what it has to hold
     * @param name the file's name
     * @return the file
     * @throws UnusableSegmentException when what is there is something else
     * @throws SegmentLostException when this JVM has it, and somebody deleted or replaced it
     * @throws IpcException when there is none, or the file system refuses
     */
    public Segment existingSegment(SegmentKind kind, String name) {
        Path path = directory.resolve(name);
        return segment(
                path,
                () -> onlyLooks ? SegmentFile.openToRead(path) : SegmentFile.open(path),
                view -> SegmentHeader.checkKind(view, kind, path));
    }

    private Segment segment(Path path, Supplier<SegmentFile> opener, Consumer<MemoryView> check) {
        synchronized (membership) {
            requireOpen();
            MemoryView view = files.view(path, () -> ofThisSpace(path, opener), check);
            MappedByteBuffer mapped = files.memory(path.getFileName().toString());
            return new Segment(path, mapped, view, this);
        }
    }

    /** A space that was destroyed may have a successor in its place, in which this JVM is nobody. */
    private SegmentFile ofThisSpace(Path path, Supplier<SegmentFile> opener) {
        requireStillThere(path);
        SegmentFile file = opener.get();
        requireStillThere(path);
        return file;
    }

    private void requireStillThere(Path path) {
        if (!isStillThere()) {
            throw IpcException.ofErrno("shared space was destroyed", "open", path.toString(), "ENOENT");
        }
    }

    void requireName(Path path) {
        synchronized (membership) {
            if (!files.isStillAt(path) && isStillThere()) {
                throw new SegmentLostException(path.toString());
            }
        }
    }

    Object companion(String name, Supplier<?> maker) {
        synchronized (membership) {
            return files.companion(name, maker);
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
        if (slot < 1 || slot > MOST || table.incarnation(slot) != ParticipantId.incarnation(participant)) {
            return id;
        }
        return "pid=" + table.pid(slot) + ", name=" + table.name(slot) + ", " + id;
    }

    /**
     * Who a participant is or was, and whether it lives, for people.
     *
     * @param participant the participant
     * @param details more of {@code , name=value}; may be empty
     * @return as {@link #describe}, with the details, and {@code , dead} at the end when it lives no more
     */
    public String describeState(long participant, String details) {
        return describe(participant) + details + (isAlive(participant) ? "" : ", dead");
    }

    /**
     * Tells whether those who come now come to the same space.
     *
     * @return false when it was destroyed
     */
    public boolean isStillThere() {
        return LockBytes.isStill(membership.get(FILE_KEY), directory);
    }

    /**
     * All who take part, and who died and were not replaced.
     *
     * @return them, by slot
     */
    public List<SpaceReport.Participant> report() {
        List<SpaceReport.Participant> all = new ArrayList<>();
        for (int slot = 1; slot <= MOST; slot++) {
            int incarnation = table.incarnation(slot);
            if (ParticipantTable.isOwned(incarnation)) {
                long id = ParticipantId.of(slot, incarnation);
                all.add(new SpaceReport.Participant(
                        ParticipantId.toString(id),
                        table.pid(slot),
                        table.name(slot),
                        table.joined(slot),
                        isAlive(id)));
            }
        }
        return all;
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
            ((FileChannel) membership.get(CHANNEL)).close();
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
