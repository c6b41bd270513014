package io.javaipc.local.space;

import io.javaipc.local.broadcast.BroadcastFile;
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
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** How the object in a file is made, kind by kind; what an object is made with lies in its file. */
final class ObjectKinds {
    /** Makes the object of a file. */
    private interface Maker {
        LocalObject make(Segment segment, Function<String, Segment> conditionFiles);
    }

    private static final Map<SegmentKind, Maker> MAKERS = makers();

    private ObjectKinds() {}

    private static Map<SegmentKind, Maker> makers() {
        Map<SegmentKind, Maker> makers = new EnumMap<>(SegmentKind.class);
        makers.put(SegmentKind.INT, (segment, conditions) -> new IntFile(segment));
        makers.put(SegmentKind.LONG, (segment, conditions) -> new LongFile(segment));
        makers.put(SegmentKind.FLOAT, (segment, conditions) -> new FloatFile(segment));
        makers.put(SegmentKind.DOUBLE, (segment, conditions) -> new DoubleFile(segment));
        makers.put(SegmentKind.BOOLEAN, (segment, conditions) -> new BooleanFile(segment));
        makers.put(SegmentKind.BYTE, (segment, conditions) -> new ByteFile(segment));
        makers.put(SegmentKind.CHAR, (segment, conditions) -> new CharFile(segment));
        makers.put(SegmentKind.INT_ARRAY, (segment, conditions) -> new IntArrayFile(segment));
        makers.put(SegmentKind.LONG_ARRAY, (segment, conditions) -> new LongArrayFile(segment));
        makers.put(SegmentKind.FLOAT_ARRAY, (segment, conditions) -> new FloatArrayFile(segment));
        makers.put(SegmentKind.DOUBLE_ARRAY, (segment, conditions) -> new DoubleArrayFile(segment));
        makers.put(SegmentKind.BOOLEAN_ARRAY, (segment, conditions) -> new BooleanArrayFile(segment));
        makers.put(SegmentKind.BYTE_ARRAY, (segment, conditions) -> new ByteArrayFile(segment));
        makers.put(SegmentKind.CHAR_ARRAY, (segment, conditions) -> new CharArrayFile(segment));
        makers.put(SegmentKind.TEXT, (segment, conditions) -> new TextFile(segment));
        makers.put(SegmentKind.LOCK, LockFile::new);
        makers.put(SegmentKind.READ_WRITE_LOCK, ReadWriteLockFile::new);
        makers.put(SegmentKind.SEMAPHORE, (segment, conditions) -> new SemaphoreFile(segment, SegmentKind.SEMAPHORE));
        makers.put(
                SegmentKind.UNBOUNDED_SEMAPHORE,
                (segment, conditions) -> new SemaphoreFile(segment, SegmentKind.UNBOUNDED_SEMAPHORE));
        makers.put(SegmentKind.EVENT, (segment, conditions) -> new EventFile(segment));
        makers.put(SegmentKind.COUNT_DOWN_LATCH, (segment, conditions) -> new CountDownLatchFile(segment));
        makers.put(SegmentKind.BARRIER, (segment, conditions) -> new BarrierFile(segment, () -> {}));
        makers.put(SegmentKind.QUEUE, (segment, conditions) -> new QueueFile(segment));
        makers.put(SegmentKind.BROADCAST, (segment, conditions) -> new BroadcastFile(segment));
        return makers;
    }

    /** The object of a file that is there. */
    static LocalObject open(SegmentKind kind, Segment segment, UnaryOperator<Segment> tracker) {
        return MAKERS.get(kind).make(segment, conditionFiles(segment, tracker));
    }

    static boolean isObject(SegmentKind kind) {
        return MAKERS.containsKey(kind);
    }

    /** What can be told of what is in a file; empty for a kind that this version does not know. */
    static Optional<Map<String, String>> facts(SegmentKind kind, Supplier<Segment> segment) {
        if (kind == SegmentKind.CONDITION) {
            return Optional.of(LockFile.conditionFacts(segment.get()));
        }
        return isObject(kind)
                ? Optional.of(open(kind, segment.get(), file -> file).facts())
                : Optional.empty();
    }

    /** Finds the files of the conditions of a lock. */
    static Function<String, Segment> conditionFiles(Segment lock, UnaryOperator<Segment> tracker) {
        Participants participants = lock.participants();
        SegmentShape shape = LockFile.CONDITION_SHAPE;
        return condition -> {
            SpaceName.check("condition", condition);
            String file = SegmentKind.CONDITION.fileName(lock.name() + "~" + condition);
            return tracker.apply(participants.segment(file, shape, memory -> {}));
        };
    }
}
