package io.javaipc.local.space;

import io.javaipc.local.segment.Bystander;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Removes spaces that somebody wants removed, and what the dead have left. */
final class SpaceCleaning {
    private SpaceCleaning() {}

    static void remove(String name) {
        SpaceName.check("space", name);
        try {
            SpaceDirectories directories = SpaceDirectories.ofThisUser();
            directories.remove(directories.existing(name));
        } catch (NoSuchFileException e) {
            throw IpcException.ofErrno("no such shared space", "remove", name, "ENOENT");
        } catch (IOException e) {
            throw IpcException.ofCause("cannot remove shared space", "remove", name, e);
        }
    }

    static List<String> collect() {
        List<Path> removed = new ArrayList<>();
        try {
            SpaceDirectories directories = SpaceDirectories.ofThisUser();
            removed.addAll(directories.sweep());
            for (String name : directories.names()) {
                removed.addAll(unfinished(directories, name));
            }
            directories.removeIfEmpty();
        } catch (IOException e) {
            throw IpcException.ofCause("cannot clean up shared spaces", "unlink", "spaces", e);
        }
        return removed.stream().map(Path::toString).toList();
    }

    private static List<Path> unfinished(SpaceDirectories directories, String name) throws IOException {
        try {
            return Bystander.removeUnfinished(directories.existing(name));
        } catch (NoSuchFileException e) {
            // gone meanwhile, or nobody ever took part in it
            return List.of();
        }
    }
}
