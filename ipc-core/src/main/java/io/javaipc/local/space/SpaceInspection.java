package io.javaipc.local.space;

import io.javaipc.local.segment.Bystander;
import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.platform.IpcException;
import io.javaipc.shared.SpaceReport;
import io.javaipc.shared.SpaceReport.SharedObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at a space from beside it: nothing in it changes, also in one that is damaged or abandoned. */
final class SpaceInspection {
    private static final String UNKNOWN = "unknown";
    private static final Set<String> NO_OBJECTS = Set.of("participants", "participants.lock", "temporary");

    private final Path directory;

    private SpaceInspection(Path directory) {
        this.directory = directory;
    }

    static List<String> names() {
        try {
            return SpaceDirectories.ofThisUser().names();
        } catch (IOException e) {
            throw IpcException.ofCause("cannot list shared spaces", "readdir", "spaces", e);
        }
    }

    static SpaceReport inspect(String name) {
        SpaceName.check("space", name);
        try {
            return new SpaceInspection(SpaceDirectories.ofThisUser().existing(name)).report();
        } catch (NoSuchFileException e) {
            throw IpcException.ofErrno("no such shared space", "inspect", name, "ENOENT");
        } catch (IOException e) {
            throw IpcException.ofCause("cannot inspect shared space", "inspect", name, e);
        }
    }

    private SpaceReport report() throws IOException {
        List<Path> files = files();
        try {
            return Bystander.observe(directory, participants -> report(files, Optional.of(participants), null));
        } catch (IOException | IpcException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(directory.toString());
            }
            String problem = e instanceof NoSuchFileException ? "no such file: path=" + e.getMessage() : e.getMessage();
            return report(files, Optional.empty(), "participants cannot be told: " + problem);
        }
    }

    private SpaceReport report(List<Path> files, Optional<Participants> participants, String problem) {
        List<SharedObject> objects = new ArrayList<>();
        for (Path file : files) {
            object(file, participants).ifPresent(objects::add);
        }
        objects.sort(Comparator.comparing(SpaceInspection::place));
        return new SpaceReport(
                directory.getFileName().toString(),
                directory.toString(),
                SpaceDirectories.isTemporary(directory),
                files.stream().mapToLong(SpaceInspection::bytes).sum(),
                participants.map(Participants::report).orElse(List.of()),
                objects,
                Optional.ofNullable(problem));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** What there is of the file itself; 0 when it is there no more. */
    private static long bytes(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .size();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Conditions come after their lock. */
    private static String place(SharedObject object) {
        return object.kind().equals(SegmentKind.CONDITION.prefix())
                ? object.name()
                : object.kind() + "." + object.name();
    }

    /** What lies in a file; empty when it is none of an object, or is there no more. */
    private Optional<SharedObject> object(Path file, Optional<Participants> participants) {
        String fileName = file.getFileName().toString();
        if (NO_OBJECTS.contains(fileName) || fileName.startsWith(".")) {
            return Optional.empty();
        }
        String[] kindAndName = fileName.split("\\.", 2);
        Optional<SegmentKind> kind = kindAndName.length < 2 ? Optional.empty() : SegmentKind.ofPrefix(kindAndName[0]);
        Optional<Map<String, String>> facts = Optional.of(Map.of());
        Optional<String> problem = Optional.empty();
        try {
            if (kind.isPresent() && participants.isPresent()) {
                facts = ObjectKinds.facts(kind.get(), () -> participants.get().existingSegment(kind.get(), fileName));
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            problem = Optional.of("file is damaged: path=" + file + ", cause=" + e.getMessage());
        } catch (IpcException e) {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            problem = Optional.of(e.getMessage());
        }
        long bytes = bytes(file);
        return Optional.of(
                kind.isEmpty() || facts.isEmpty()
                        ? new SharedObject(
                                UNKNOWN, fileName, bytes, Map.of(), Optional.of("no kind of object: path=" + file))
                        : new SharedObject(kindAndName[0], kindAndName[1], bytes, facts.get(), problem));
    }
}
