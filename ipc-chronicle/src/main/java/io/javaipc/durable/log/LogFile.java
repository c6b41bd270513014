package io.javaipc.durable.log;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file of the log.
 *
 * @param number grows from file to file
 * @param path where it is
 * @param end when its time is over
 */
public record LogFile(int number, Path path, Instant end) {}
