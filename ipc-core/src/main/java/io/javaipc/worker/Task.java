package io.javaipc.worker;

import java.io.Serializable;
import java.util.Map;

/**
 * What a worker is sent to run.
 *
 * @param systemProperties the parent's, to be set before anything of the user's is loaded
 * @param callable the serialized {@link java.util.concurrent.Callable}, read only once the properties are set
 */
record Task(Map<String, String> systemProperties, byte[] callable) implements Serializable {}
