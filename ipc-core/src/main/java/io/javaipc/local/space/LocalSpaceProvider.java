package io.javaipc.local.space;

import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.platform.IpcException;
import io.javaipc.shared.SharedHandle;
import io.javaipc.shared.SharedSpace;
import io.javaipc.shared.SpaceProvider;
import io.javaipc.shared.SpaceReport;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Offers spaces in a directory of this host. */
public final class LocalSpaceProvider implements SpaceProvider {
    private static final int ATTEMPTS = 100;

    /** For {@link java.util.ServiceLoader}. */
    public LocalSpaceProvider() {}

    /** Finds the directory of a space that is to be opened. */
    private interface DirectoryChoice {
        Path in(SpaceDirectories directories) throws IOException;
    }

    @Override
    public SharedSpace open(String name) {
        SpaceName.check("space", name);
        return join(name, ATTEMPTS, directories -> directories.make(name));
    }

    @Override
    public SharedSpace temporary() {
        return join("temporary", ATTEMPTS, SpaceDirectories::makeTemporary);
    }

    /** Opens one that is there. */
    static LocalSpace existing(String name) {
        SpaceName.check("space", name);
        return join(name, 1, directories -> directories.existing(name));
    }

    private static LocalSpace join(String name, int attempts, DirectoryChoice choice) {
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    SpaceDirectories directories = SpaceDirectories.ofThisUser();
                    Path directory = choice.in(directories);
                    LocalSpace space =
                            new LocalSpace(directories, directory, Participants.join(directory, commandName()));
                    if (space.isTemporary()) {
                        TemporarySpaces.removeAtExit(space);
                    }
                    return space;
                } catch (NoSuchFileException e) {
                    // somebody destroyed it at this very moment: it is made anew
                    if (attempt == attempts) {
                        throw e;
                    }
                }
            }
        } catch (NoSuchFileException e) {
            throw IpcException.ofErrno("no such shared space", "open", name, "ENOENT");
        } catch (IOException e) {
            throw IpcException.ofCause("cannot open shared space", "open", name, e);
        }
    }

    /** What people know a JVM by: its main class or jar, without its arguments, which may be secret. */
    private static String commandName() {
        return System.getProperty("sun.java.command", "java").split(" ", 2)[0];
    }

    @Override
    public Object resolve(SharedHandle handle) {
        LocalSpace space = CarriedSpaces.find(handle.space());
        if (handle.isSpace()) {
            return space;
        }
        SegmentKind kind = SegmentKind.ofPrefix(handle.kind())
                .filter(ObjectKinds::isObject)
                .orElseThrow(() -> new IllegalArgumentException("no such kind of object: kind=" + handle.kind()));
        return space.existing(kind, handle.name());
    }

    @Override
    public List<String> names() {
        return SpaceInspection.names();
    }

    @Override
    public SpaceReport inspect(String name) {
        return SpaceInspection.inspect(name);
    }

    @Override
    public void remove(String name) {
        SpaceCleaning.remove(name);
    }

    @Override
    public List<String> collect() {
        return SpaceCleaning.collect();
    }
}
