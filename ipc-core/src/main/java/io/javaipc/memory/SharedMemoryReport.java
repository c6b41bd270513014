package io.javaipc.memory;

import java.time.Instant;

/**
 * A segment that {@link SharedMemory} has created, for people.
 *
 * @param name its name
 * @param location where it lies
 * @param bytes its size
 * @param pid the process that created it, as it saw itself
 * @param created when that was
 * @param isCreatorAlive whether that process lives, as far as this one can see: not into other containers
 */
public record SharedMemoryReport(
        String name, String location, long bytes, long pid, Instant created, boolean isCreatorAlive) {}
