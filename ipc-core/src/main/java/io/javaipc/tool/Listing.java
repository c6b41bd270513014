package io.javaipc.tool;

import io.javaipc.memory.SharedMemoryReport;
import io.javaipc.shared.SpaceReport;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is shared.
 *
 * @param spaces the spaces
 * @param memory the raw shared memory
 */
record Listing(List<SpaceReport> spaces, List<SharedMemoryReport> memory) {
    static long alive(SpaceReport space) {
        return space.participants().stream()
                .filter(SpaceReport.Participant::isAlive)
                .count();
    }

    static long dead(SpaceReport space) {
        return space.participants().size() - alive(space);
    }

    static List<String> problems(SpaceReport space) {
        return Stream.concat(
                        space.problem().stream(), space.objects().stream().flatMap(object -> object.problem().stream()))
                .toList();
    }
}
