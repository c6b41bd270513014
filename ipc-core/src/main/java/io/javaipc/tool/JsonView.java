package io.javaipc.tool;

import io.javaipc.memory.SharedMemoryReport;
import io.javaipc.shared.SpaceReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What programs read. Times are in UTC, as ISO 8601 has them. */
final class JsonView {
    private JsonView() {}

    static String of(Listing listing) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("spaces", listing.spaces().stream().map(JsonView::summary).toList());
        all.put("memory", listing.memory().stream().map(JsonView::memory).toList());
        return Json.write(all);
    }

    private static Map<String, Object> head(SpaceReport space) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("name", space.name());
        head.put("location", space.location());
        head.put("temporary", space.isTemporary());
        head.put("bytes", space.bytes());
        return head;
    }

    private static Map<String, Object> summary(SpaceReport space) {
        Map<String, Object> summary = head(space);
        summary.put("alive", Listing.alive(space));
        summary.put("dead", Listing.dead(space));
        summary.put("objects", space.objects().size());
        summary.put("problems", Listing.problems(space));
        return summary;
    }

    private static Map<String, Object> memory(SharedMemoryReport segment) {
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("name", segment.name());
        memory.put("location", segment.location());
        memory.put("bytes", segment.bytes());
        memory.put("pid", segment.pid());
        memory.put("created", segment.created());
        memory.put("alive", segment.isCreatorAlive());
        return memory;
    }

    static String of(SpaceReport space) {
        Map<String, Object> all = head(space);
        all.put("problem", space.problem().orElse(null));
        all.put(
                "participants",
                space.participants().stream().map(JsonView::participant).toList());
        all.put("objects", space.objects().stream().map(JsonView::object).toList());
        return Json.write(all);
    }

    private static Map<String, Object> participant(SpaceReport.Participant of) {
        Map<String, Object> participant = new LinkedHashMap<>();
        participant.put("id", of.id());
        participant.put("pid", of.pid());
        participant.put("name", of.name());
        participant.put("joined", of.joined());
        participant.put("alive", of.isAlive());
        return participant;
    }

    private static Map<String, Object> object(SpaceReport.SharedObject of) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", of.kind());
        object.put("name", of.name());
        object.put("bytes", of.bytes());
        object.put("facts", of.facts());
        object.put("problem", of.problem().orElse(null));
        return object;
    }

    static String ofRemoved(List<String> removed) {
        return Json.write(Map.of("removed", removed));
    }
}
