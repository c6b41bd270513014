package io.javaipc.durable.log;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file of the log.
 *
 * @param path where it is
 * @param end when its time is over
 * @param bytes how much of it is used
 * @param endIndex the index behind its last message
 */
public record LogFile(Path path, Instant end, long bytes, long endIndex) {}
