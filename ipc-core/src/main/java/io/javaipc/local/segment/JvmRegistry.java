package io.javaipc.local.segment;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What must exist once in a JVM, however many class loaders have loaded this library: the kernel knows processes only, and
 * two copies that open and close the same lock file would take each other's locks away (fcntl(2)).
 *
 * <p>It lives in the system properties, the one place that all loaders share, and holds types of the JDK only. The number
 * at the end of its name goes up when what is in it changes.
 */
final class JvmRegistry {
    private static final String PROPERTY = "io.javaipc.memberships.2";

    // kept here as well, for somebody may replace the properties
    private static final Map<String, Map<String, Object>> MEMBERSHIPS = find();

    private JvmRegistry() {}

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> find() {
        return (Map<String, Map<String, Object>>)
                System.getProperties().computeIfAbsent(PROPERTY, name -> new ConcurrentHashMap<>());
    }

    /**
     * The memberships of this JVM by directory.
     *
     * @return the map, to be locked while it is used
     */
    static Map<String, Map<String, Object>> memberships() {
        return MEMBERSHIPS;
    }
}
