package io.javaipc.local.space;

import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentShape;
import io.javaipc.local.sync.LockFile;
import io.javaipc.local.value.LongFile;
import io.javaipc.platform.IpcException;
import io.javaipc.shared.SharedLock;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedSpace;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A space in a directory. */
final class LocalSpace implements SharedSpace {
    private static final int ATTEMPTS = 100;

    private final String name;
    private final SpaceDirectories directories;
    private final Path directory;
    private final Participants participants;
    private final List<Segment> segments = new ArrayList<>();

    private LocalSpace(String name, SpaceDirectories directories, Path directory, Participants participants) {
        this.name = name;
        this.directories = directories;
        this.directory = directory;
        this.participants = participants;
    }

    static SharedSpace open(String name) {
        SpaceName.check("space", name);
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    SpaceDirectories directories = SpaceDirectories.ofThisUser();
                    Path directory = directories.make(name);
                    Participants participants = Participants.join(directory, commandName());
                    return new LocalSpace(name, directories, directory, participants);
                } catch (NoSuchFileException e) {
                    // somebody destroyed it at this very moment: it is made anew
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw IpcException.ofCause("cannot open shared space", "open", name, e);
        }
    }

    /** What people know a JVM by: its main class or jar, without its arguments, which may be secret. */
    private static String commandName() {
        return System.getProperty("sun.java.command", "java").split(" ", 2)[0];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SharedLong longValue(String object) {
        return new LongFile(segment("long", object, LongFile.SHAPE));
    }

    @Override
    public SharedLock lock(String object) {
        return new LockFile(segment("lock", object, LockFile.SHAPE), (lock, condition) -> {
            SpaceName.check("condition", condition);
            return lock.condition(track("condition." + object + "~" + condition, LockFile.CONDITION_SHAPE));
        });
    }

    private Segment segment(String kind, String object, SegmentShape shape) {
        SpaceName.check("shared object", object);
        return track(kind + "." + object, shape);
    }

    private Segment track(String file, SegmentShape shape) {
        Segment segment = participants.segment(file, shape);
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
    }

    @Override
    public String toString() {
        return "SharedSpace[" + name + "]";
    }
}
