package io.javaipc.local.space;

import io.javaipc.local.segment.LocalObject;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.platform.IpcException;
import io.javaipc.shared.SpaceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at spaces and cleans up behind the dead. Who looks at one takes part in it for that long. */
final class SpaceInspection {
    private SpaceInspection() {}

    static List<String> names() {
        try {
            return SpaceDirectories.ofThisUser().names();
        } catch (IOException e) {
            throw IpcException.ofCause("cannot list shared spaces", "readdir", "spaces", e);
        }
    }

    static SpaceReport inspect(String name) {
        try (LocalSpace space = LocalSpaceProvider.existing(name)) {
            return new SpaceReport(
                    name,
                    space.directory().toString(),
                    space.isTemporary(),
                    space.participants().report(),
                    objects(space));
        }
    }

    private static List<SpaceReport.SharedObject> objects(LocalSpace space) {
        List<SpaceReport.SharedObject> objects = new ArrayList<>();
        try (var files = Files.list(space.directory())) {
            for (Path file : files.sorted().toList()) {
                object(space, file).ifPresent(objects::add);
            }
        } catch (IOException e) {
            throw IpcException.ofCause("cannot list shared space", "readdir", space.name(), e);
        }
        return objects;
    }

    /** What lies in a file; empty when it is none of an object. */
    private static Optional<SpaceReport.SharedObject> object(LocalSpace space, Path file) {
        String[] kindAndName = file.getFileName().toString().split("\\.", 2);
        Optional<SegmentKind> kind = SegmentKind.ofPrefix(kindAndName[0]).filter(ObjectKinds::isObject);
        if (kindAndName.length < 2 || kind.isEmpty()) {
            return Optional.empty();
        }
        String name = kindAndName[1];
        Map<String, String> facts = Map.of();
        Optional<String> problem = Optional.empty();
        try {
            LocalObject object = space.existing(kind.get(), name);
            facts = object.facts();
        } catch (IpcException | IllegalArgumentException e) {
            problem = Optional.of(e.getMessage());
        }
        return Optional.of(
                new SpaceReport.SharedObject(kindAndName[0], name, file.toFile().length(), facts, problem));
    }

    static void remove(String name) {
        SpaceName.check("space", name);
        try {
            SpaceDirectories directories = SpaceDirectories.ofThisUser();
            directories.remove(directories.existing(name));
        } catch (IOException e) {
            throw IpcException.ofCause("cannot remove shared space", "rename", name, e);
        }
    }

    static List<String> collect() {
        List<String> removed = new ArrayList<>();
        try {
            SpaceDirectories directories = SpaceDirectories.ofThisUser();
            for (Path abandoned : directories.sweep()) {
                removed.add(abandoned.toString());
            }
            for (String name : directories.names()) {
                try (LocalSpace space = LocalSpaceProvider.existing(name)) {
                    space.participants().removeUnfinished().forEach(file -> removed.add(file.toString()));
                } catch (IpcException e) {
                    // damaged, or gone meanwhile: not for this to judge
                    continue;
                }
            }
        } catch (IOException e) {
            throw IpcException.ofCause("cannot clean up shared spaces", "unlink", "spaces", e);
        }
        return removed;
    }
}
