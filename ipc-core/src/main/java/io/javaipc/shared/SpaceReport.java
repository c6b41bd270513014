package io.javaipc.shared;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a space looked like at one moment, for people.
 *
 * @param name its name
 * @param location where it lies
 * @param isTemporary whether it goes with its last participant
 * @param bytes the size of all its files
 * @param participants who takes part in it, and who died and was not replaced
 * @param objects what is in it, by kind and name
 * @param problem why nobody can take part in it, nor tell who does; empty when all is well
 */
public record SpaceReport(
        String name,
        String location,
        boolean isTemporary,
        long bytes,
        List<Participant> participants,
        List<SharedObject> objects,
        Optional<String> problem) {
    /**
     * A process that takes part, or did.
     *
     * @param id such as {@code 17.3}: the third owner of slot 17
     * @param pid its pid, as it saw itself
     * @param name what it is known by
     * @param joined since when
     * @param isAlive whether it lives
     */
    public record Participant(String id, long pid, String name, Instant joined, boolean isAlive) {}

    /**
     * An object, or a file that is none.
     *
     * @param kind its kind, such as {@code lock}; {@code unknown} for a file that is foreign, or of a later version
     * @param name its name; for a condition with that of its lock before it, such as {@code lock.stock~filled}; for an
     *     unknown one that of its file
     * @param bytes the size of its file
     * @param facts what can be told of it, such as its owner, by name; several of a kind are separated by a semicolon and a
     *     blank; empty when it cannot be read
     * @param problem what is wrong with it; empty when nothing is
     */
    public record SharedObject(
            String kind, String name, long bytes, Map<String, String> facts, Optional<String> problem) {}
}
