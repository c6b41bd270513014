package io.javaipc.local.sync;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.ParticipantId;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.memory.LongAccess;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedReadWriteLock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A lock for readers and writers in a file of its own. The threads of a JVM settle among themselves who may ask for what.
 *
 * <pre>
 *  64 +-----------------------------------+
 *     | writer's word, alone in its line  |
 * 128 +-----------------------------------+
 *     | inheritance                       |
 * 144 +-----------------------------------+
 *     | who writes, or 0                  |
 * 152 +-----------------------------------+
 *     | readers                           |
 *     +-----------------------------------+
 * </pre>
 *
 * A writer takes the word, and then waits until nobody reads; a reader says that it reads, and then looks at the word, and if
 * there is a writer takes back what it said. Each writes before it looks: one of the two sees the other.
 * A writer that dies while it waits has changed nothing; so who writes says so besides.
 */
public final class ReadWriteLockFile extends LocalObject implements SharedReadWriteLock {
    private static final long serialVersionUID = 1L;
    private static final int WRITER_AT = Segment.BODY_AT;
    private static final int INHERITANCE_AT = WRITER_AT + 64;
    private static final int WRITING_AT = INHERITANCE_AT + Inheritance.BYTES;
    private static final int READERS_AT = WRITING_AT + Long.BYTES;
    private static final int END = READERS_AT + ReaderTable.BYTES;

    /** What the file has to be. */
    public static final SegmentShape SHAPE = new SegmentShape(SegmentKind.READ_WRITE_LOCK, 1, END - Segment.BODY_AT);

    private final transient LongAccess words;
    private final transient OwnerWord writer;
    private final transient ReaderTable readers;
    private final transient WriteSide writeSide;
    private final transient ReadSide readSide;

    /**
     * Makes the lock of a file.
     *
     * @param segment the file
     * @param conditionFiles finds the file of a condition by its name
     */
    public ReadWriteLockFile(Segment segment, Function<String, Segment> conditionFiles) {
        super(segment);
        this.words = segment.memory().longs();
        this.writer = new OwnerWord(segment, WRITER_AT);
        this.readers = new ReaderTable(segment, READERS_AT);
        // types of the JDK: other class loaders use them too
        Object[] companions =
                (Object[]) segment.companion(() -> new Object[] {new ReentrantReadWriteLock(), new int[1]});
        ReentrantReadWriteLock monitor = (ReentrantReadWriteLock) companions[0];
        this.readSide = new ReadSide(this, monitor, (int[]) companions[1]);
        this.writeSide = new WriteSide(this, monitor, conditionFiles, null);
    }

    OwnerWord writer() {
        return writer;
    }

    ReaderTable readerTable() {
        return readers;
    }

    Segment file() {
        return segment();
    }

    /** Refuses when the space was closed. */
    void requireOpen() {
        memory();
    }

    /** What is told of dead writers; a repair may be null. */
    Inheritance inheritance(Consumer<? super SharedLock> repair) {
        return new Inheritance(memory(), INHERITANCE_AT, repair);
    }

    /** Says that the writer that has the word may write from now on: nobody reads any more. */
    void beginWriting() {
        words.setVolatile(WRITING_AT, writer.owner());
    }

    /** Says that it does not write any more; before it gives the word back. */
    void endWriting() {
        words.setVolatile(WRITING_AT, ParticipantId.NOBODY);
    }

    /** Who writes, or did when it died; nobody while the one that has the word waits for readers. */
    long writing() {
        return writer.owner() == ParticipantId.NOBODY ? ParticipantId.NOBODY : words.getVolatile(WRITING_AT);
    }

    /** Has all told that the one who had the word before the caller died, if it wrote. */
    void noteDeath(Inheritance inheritance) {
        if (words.getVolatile(WRITING_AT) != ParticipantId.NOBODY) {
            inheritance.noteDeath();
            endWriting();
        }
    }

    @Override
    public Lock readLock() {
        return readSide;
    }

    @Override
    public SharedLock writeLock() {
        return writeSide;
    }

    @Override
    public boolean ownerDied() {
        return inheritance(null).ownerDied();
    }

    @Override
    public List<String> readers() {
        memory();
        return readers.describe();
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        List<String> reading = readers();
        facts.put("writer", writer.describeOwner());
        facts.put("readers", reading.isEmpty() ? "nobody" : String.join("; ", reading));
        facts.put("waiters", writer.describeWaiters());
        facts.put("epoch", Long.toString(inheritance(null).epoch()));
        return facts;
    }

    @Override
    public String toString() {
        return "SharedReadWriteLock[" + segment().name() + ", writer="
                + writeSide.owner().orElse("nobody") + ", readers=" + readers.describe() + "]";
    }
}
