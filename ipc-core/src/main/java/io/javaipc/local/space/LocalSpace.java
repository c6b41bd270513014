package io.javaipc.local.space;

import io.javaipc.codec.Codec;
import io.javaipc.local.broadcast.BroadcastFile;
import io.javaipc.local.broadcast.LocalBroadcast;
import io.javaipc.local.queue.LocalQueue;
import io.javaipc.local.queue.QueueFile;
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
import io.javaipc.local.sync.TextFile;
import io.javaipc.local.value.BooleanArrayFile;
import io.javaipc.local.value.BooleanFile;
import io.javaipc.local.value.ByteArrayFile;
import io.javaipc.local.value.ByteFile;
import io.javaipc.local.value.CharArrayFile;
import io.javaipc.local.value.CharFile;
import io.javaipc.local.value.DoubleArrayFile;
import io.javaipc.local.value.DoubleFile;
import io.javaipc.local.value.FloatArrayFile;
import io.javaipc.local.value.FloatFile;
import io.javaipc.local.value.IntArrayFile;
import io.javaipc.local.value.IntFile;
import io.javaipc.local.value.LongArrayFile;
import io.javaipc.local.value.LongFile;
import io.javaipc.memory.MemoryView;
import io.javaipc.platform.IpcException;
import io.javaipc.shared.BroadcastOptions;
import io.javaipc.shared.QueueOptions;
import io.javaipc.shared.SharedBarrier;
import io.javaipc.shared.SharedBoolean;
import io.javaipc.shared.SharedBooleanArray;
import io.javaipc.shared.SharedBroadcast;
import io.javaipc.shared.SharedByte;
import io.javaipc.shared.SharedByteArray;
import io.javaipc.shared.SharedChar;
import io.javaipc.shared.SharedCharArray;
import io.javaipc.shared.SharedCountDownLatch;
import io.javaipc.shared.SharedDouble;
import io.javaipc.shared.SharedDoubleArray;
import io.javaipc.shared.SharedEvent;
import io.javaipc.shared.SharedFloat;
import io.javaipc.shared.SharedFloatArray;
import io.javaipc.shared.SharedHandle;
import io.javaipc.shared.SharedInt;
import io.javaipc.shared.SharedIntArray;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedLongArray;
import io.javaipc.shared.SharedQueue;
import io.javaipc.shared.SharedReadWriteLock;
import io.javaipc.shared.SharedSemaphore;
import io.javaipc.shared.SharedSpace;
import io.javaipc.shared.SharedText;
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
    public SharedInt intValue(String object, int initial) {
        return new IntFile(segment(object, IntFile.SHAPE, memory -> IntFile.initialize(memory, initial)));
    }

    @Override
    public SharedLong longValue(String object, long initial) {
        return new LongFile(segment(object, LongFile.SHAPE, memory -> LongFile.initialize(memory, initial)));
    }

    @Override
    public SharedFloat floatValue(String object, float initial) {
        return new FloatFile(segment(object, FloatFile.SHAPE, memory -> FloatFile.initialize(memory, initial)));
    }

    @Override
    public SharedDouble doubleValue(String object, double initial) {
        return new DoubleFile(segment(object, DoubleFile.SHAPE, memory -> DoubleFile.initialize(memory, initial)));
    }

    @Override
    public SharedBoolean booleanValue(String object, boolean initial) {
        return new BooleanFile(segment(object, BooleanFile.SHAPE, memory -> BooleanFile.initialize(memory, initial)));
    }

    @Override
    public SharedByte byteValue(String object, byte initial) {
        return new ByteFile(segment(object, ByteFile.SHAPE, memory -> ByteFile.initialize(memory, initial)));
    }

    @Override
    public SharedChar charValue(String object, char initial) {
        return new CharFile(segment(object, CharFile.SHAPE, memory -> CharFile.initialize(memory, initial)));
    }

    @Override
    public SharedIntArray intArray(String object, int length) {
        return new IntArrayFile(segment(object, IntArrayFile.shape(length)));
    }

    @Override
    public SharedLongArray longArray(String object, int length) {
        return new LongArrayFile(segment(object, LongArrayFile.shape(length)));
    }

    @Override
    public SharedFloatArray floatArray(String object, int length) {
        return new FloatArrayFile(segment(object, FloatArrayFile.shape(length)));
    }

    @Override
    public SharedDoubleArray doubleArray(String object, int length) {
        return new DoubleArrayFile(segment(object, DoubleArrayFile.shape(length)));
    }

    @Override
    public SharedBooleanArray booleanArray(String object, int length) {
        return new BooleanArrayFile(segment(object, BooleanArrayFile.shape(length)));
    }

    @Override
    public SharedByteArray byteArray(String object, int length) {
        return new ByteArrayFile(segment(object, ByteArrayFile.shape(length)));
    }

    @Override
    public SharedCharArray charArray(String object, int length) {
        return new CharArrayFile(segment(object, CharArrayFile.shape(length)));
    }

    @Override
    public SharedText text(String object, int capacity) {
        return new TextFile(segment(object, TextFile.shape(capacity)));
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

    @Override
    public <E> SharedQueue<E> queue(String object, Codec<E> codec, QueueOptions options) {
        Segment segment = segment(object, LocalQueue.shape(options), memory -> LocalQueue.initialize(memory, options));
        return new LocalQueue<>(new QueueFile(segment), codec);
    }

    @Override
    public <E> SharedBroadcast<E> broadcast(String object, Codec<E> codec, BroadcastOptions options) {
        Segment segment =
                segment(object, LocalBroadcast.shape(options), memory -> LocalBroadcast.initialize(memory, options));
        return new LocalBroadcast<>(new BroadcastFile(segment), codec);
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
            TemporarySpaces.forget(this);
            directories.removeIfAbandoned(directory);
        }
    }

    /** Removes it when no other process takes part in it; for the end of this one. */
    void removeIfAlone() {
        try {
            participants.removeIfAlone(() -> directories.remove(directory));
        } catch (NoSuchFileException e) {
            // somebody has destroyed it
            return;
        } catch (IOException e) {
            throw IpcException.ofCause("cannot remove shared space", "rename", directory.toString(), e);
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
