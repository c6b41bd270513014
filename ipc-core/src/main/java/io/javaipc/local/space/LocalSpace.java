package io.javaipc.local.space;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.local.sync.BarrierFile;
import io.javaipc.local.sync.CountDownLatchFile;
import io.javaipc.local.sync.EventFile;
import io.javaipc.local.sync.LockFile;
import io.javaipc.local.sync.ReadWriteLockFile;
import io.javaipc.local.sync.SemaphoreFile;
import io.javaipc.local.value.LongFile;
import io.javaipc.memory.MemoryView;
import io.javaipc.platform.IpcException;
import io.javaipc.shared.SharedBarrier;
import io.javaipc.shared.SharedCountDownLatch;
import io.javaipc.shared.SharedEvent;
import io.javaipc.shared.SharedHandle;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedReadWriteLock;
import io.javaipc.shared.SharedSemaphore;
import io.javaipc.shared.SharedSpace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A space in a directory. */
final class LocalSpace implements SharedSpace {
    private static final long serialVersionUID = 1L;

    private final transient SpaceDirectories directories;
    private final transient Path directory;
    private final transient boolean isTemporary;
    private final transient Participants participants;
    private final transient List<Segment> segments = new ArrayList<>();

    LocalSpace(SpaceDirectories directories, Path directory, Participants participants) {
        this.directories = directories;
        this.directory = directory;
        this.isTemporary = SpaceDirectories.isTemporary(directory);
        this.participants = participants;
    }

    @Override
    public String name() {
        return directory.getFileName().toString();
    }

    @Override
    public SharedLong longValue(String object) {
        return new LongFile(segment(object, LongFile.SHAPE));
    }

    @Override
    public SharedLock lock(String object) {
        Segment segment = segment(object, LockFile.SHAPE);
        return new LockFile(segment, ObjectKinds.conditionFiles(segment, this::track));
    }

    @Override
    public SharedReadWriteLock readWriteLock(String object) {
        Segment segment = segment(object, ReadWriteLockFile.SHAPE);
        return new ReadWriteLockFile(segment, ObjectKinds.conditionFiles(segment, this::track));
    }

    @Override
    public SharedSemaphore semaphore(String object, int permits) {
        SegmentShape shape = SemaphoreFile.bounded(permits);
        return new SemaphoreFile(
                segment(object, shape, memory -> SemaphoreFile.initialize(memory, permits)), shape.kind());
    }

    @Override
    public SharedSemaphore unboundedSemaphore(String object, int initialPermits) {
        SegmentShape shape = SemaphoreFile.unbounded(initialPermits);
        return new SemaphoreFile(
                segment(object, shape, memory -> SemaphoreFile.initialize(memory, initialPermits)), shape.kind());
    }

    @Override
    public SharedEvent event(String object) {
        return new EventFile(segment(object, EventFile.SHAPE));
    }

    @Override
    public SharedCountDownLatch countDownLatch(String object, long count) {
        return new CountDownLatchFile(segment(object, CountDownLatchFile.shape(count)));
    }

    @Override
    public SharedBarrier barrier(String object, int parties, Runnable action) {
        return new BarrierFile(segment(object, BarrierFile.shape(parties)), action);
    }

    /** The object that is there already. */
    LocalObject existing(SegmentKind kind, String object) {
        SpaceName.check("shared object", object);
        Segment segment = track(participants.existingSegment(kind, kind.fileName(object)));
        return ObjectKinds.open(kind, segment, this::track);
    }

    boolean isTemporary() {
        return isTemporary;
    }

    Path directory() {
        return directory;
    }

    Participants participants() {
        return participants;
    }

    private Segment segment(String object, SegmentShape shape) {
        return segment(object, shape, memory -> {});
    }

    private Segment segment(String object, SegmentShape shape, Consumer<MemoryView> initializer) {
        SpaceName.check("shared object", object);
        return track(participants.segment(shape.kind().fileName(object), shape, initializer));
    }

    private Segment track(Segment segment) {
        synchronized (segments) {
            segments.add(segment);
        }
        return segment;
    }

    @Override
    public void destroy() {
        try {
            directories.remove(directory);
        } catch (NoSuchFileException e) {
            // somebody else has destroyed it
            close();
            return;
        } catch (IOException e) {
            throw IpcException.ofCause("cannot destroy shared space", "rename", directory.toString(), e);
        }
        close();
    }

    @Override
    public void close() {
        participants.close();
        synchronized (segments) {
            segments.forEach(Segment::close);
            segments.clear();
        }
        if (isTemporary) {
            directories.removeIfAbandoned(directory);
        }
    }

    private Object writeReplace() {
        return SharedHandle.ofSpace(name());
    }

    @Override
    public String toString() {
        return "SharedSpace[" + name() + "]";
    }
}
