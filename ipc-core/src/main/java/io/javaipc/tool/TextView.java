package io.javaipc.tool;

import io.javaipc.memory.SharedMemoryReport;
import io.javaipc.shared.SpaceReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people read. */
final class TextView {
    private static final String END = System.lineSeparator();

    private TextView() {}

    static String of(Listing listing) {
        StringBuilder text = new StringBuilder();
        if (listing.spaces().isEmpty()) {
            text.append("no shared spaces").append(END);
        }
        byDirectory(listing.spaces()).forEach((directory, spaces) -> {
            text.append("shared spaces in ").append(directory).append(":").append(END);
            text.append(spaces(spaces));
        });
        for (SpaceReport space : listing.spaces()) {
            space.problem().ifPresent(problem -> text.append(problem(space.name(), problem)));
        }
        text.append(END);
        if (listing.memory().isEmpty()) {
            text.append("no shared memory").append(END);
        } else {
            text.append("shared memory:").append(END).append(memory(listing.memory()));
        }
        return text.toString();
    }

    /** They are all in the same one; yet a name for each would make lines too long. */
    private static Map<String, List<SpaceReport>> byDirectory(List<SpaceReport> spaces) {
        Map<String, List<SpaceReport>> byDirectory = new LinkedHashMap<>();
        for (SpaceReport space : spaces) {
            Path directory = Path.of(space.location()).getParent();
            String name = directory == null ? "unknown places" : Text.printable(directory.toString());
            byDirectory.computeIfAbsent(name, absent -> new ArrayList<>()).add(space);
        }
        return byDirectory;
    }

    private static Table spaces(List<SpaceReport> spaces) {
        Table table = new Table("NAME", "ALIVE", "DEAD", "OBJECTS", "BYTES", "TEMPORARY", "PROBLEMS");
        for (SpaceReport space : spaces) {
            table.add(
                    space.name(),
                    Listing.alive(space),
                    Listing.dead(space),
                    space.objects().size(),
                    space.bytes(),
                    Text.yesOrNo(space.isTemporary()),
                    Listing.problems(space).size());
        }
        return table;
    }

    private static Table memory(List<SharedMemoryReport> memory) {
        Table table = new Table("NAME", "BYTES", "CREATOR", "ALIVE", "SINCE", "LOCATION");
        for (SharedMemoryReport segment : memory) {
            table.add(
                    segment.name(),
                    segment.bytes(),
                    segment.pid(),
                    Text.yesOrNo(segment.isCreatorAlive()),
                    Text.time(segment.created()),
                    segment.location());
        }
        return table;
    }

    static String of(SpaceReport space) {
        StringBuilder text = new StringBuilder();
        text.append("space:      ").append(space.name()).append(END);
        text.append("location:   ").append(Text.printable(space.location())).append(END);
        text.append("temporary:  ").append(Text.yesOrNo(space.isTemporary())).append(END);
        text.append("bytes:      ").append(space.bytes()).append(END).append(END);
        space.problem()
                .ifPresent(
                        problem -> text.append(problem(space.name(), problem)).append(END));
        text.append(space.participants().isEmpty() ? "no participants" + END : participants(space))
                .append(END);
        text.append(space.objects().isEmpty() ? "no objects" + END : objects(space));
        if (space.objects().stream().anyMatch(object -> object.problem().isPresent())) {
            text.append(END);
        }
        for (SpaceReport.SharedObject object : space.objects()) {
            String name = object.kind() + " " + object.name();
            object.problem().ifPresent(problem -> text.append(problem(name, problem)));
        }
        return text.toString();
    }

    private static Table participants(SpaceReport space) {
        Table table = new Table("PARTICIPANT", "PID", "ALIVE", "SINCE", "NAME");
        for (SpaceReport.Participant participant : space.participants()) {
            table.add(
                    participant.id(),
                    participant.pid(),
                    Text.yesOrNo(participant.isAlive()),
                    Text.time(participant.joined()),
                    participant.name());
        }
        return table;
    }

    private static Table objects(SpaceReport space) {
        Table table = new Table("KIND", "NAME", "BYTES", "FACT", "VALUE");
        for (SpaceReport.SharedObject object : space.objects()) {
            List<String[]> facts = new ArrayList<>();
            object.problem().ifPresent(problem -> facts.add(new String[] {"problem", "see below"}));
            object.facts().forEach((fact, values) -> {
                String label = fact;
                for (String value : values.split("; ")) {
                    facts.add(new String[] {label, value});
                    label = "";
                }
            });
            if (facts.isEmpty()) {
                facts.add(new String[] {"", ""});
            }
            table.add(object.kind(), object.name(), object.bytes(), facts.get(0)[0], facts.get(0)[1]);
            for (String[] fact : facts.subList(1, facts.size())) {
                table.add("", "", "", fact[0], fact[1]);
            }
        }
        return table;
    }

    private static String problem(String of, String problem) {
        return "problem of " + Text.printable(of) + ": " + Text.printable(problem) + END;
    }

    static String ofRemoved(List<String> removed) {
        if (removed.isEmpty()) {
            return "nothing to remove" + END;
        }
        StringBuilder text = new StringBuilder();
        removed.forEach(
                what -> text.append("removed: ").append(Text.printable(what)).append(END));
        return text.toString();
    }
}
