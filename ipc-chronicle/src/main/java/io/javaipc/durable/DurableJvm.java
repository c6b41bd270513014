package io.javaipc.durable;

import io.javaipc.durable.log.ChronicleLog;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a JVM must be started with to use a {@link DurableQueue}: Chronicle reaches into the JDK.
 *
 * <pre>{@code
 * JavaProcess.builder("writer").jvmArguments(DurableJvm.flags().toArray(String[]::new)).start(() -> write(directory));
 * }</pre>
 */
public final class DurableJvm {
    private static final List<String> OPENED = List.of("java.lang.reflect", "jdk.internal.ref", "sun.nio.ch");
    private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";
    private static final int UNSAFE_WARNS_FROM = 24;

    private DurableJvm() {}

    /**
     * The flags for JVMs of this version that have this JVM's class path or module path.
     *
     * @return the flags, each a word of a command line
     */
    public static List<String> flags() {
        return flags(Runtime.version().feature());
    }

    /**
     * The flags for JVMs of another version. One that does not know a flag does not start.
     *
     * @param feature the version, such as 17
     * @return the flags, each a word of a command line
     */
    public static List<String> flags(int feature) {
        Module module = ChronicleLog.module();
        String to = module.isNamed() ? module.getName() : "ALL-UNNAMED";
        List<String> flags = new ArrayList<>();
        OPENED.forEach(name -> flags.add("--add-opens=java.base/" + name + "=" + to));
        if (feature >= UNSAFE_WARNS_FROM) {
            flags.add(UNSAFE);
        }
        return List.copyOf(flags);
    }

    /**
     * Tells which of the flags this JVM lacks.
     *
     * @return the flags; empty when queues can be used
     */
    public static List<String> missingFlags() {
        Module base = Object.class.getModule();
        Module module = ChronicleLog.module();
        Set<String> given = Set.copyOf(ManagementFactory.getRuntimeMXBean().getInputArguments());
        return flags().stream()
                .filter(flag -> flag.equals(UNSAFE) ? !given.contains(flag) : !base.isOpen(packageOf(flag), module))
                .toList();
    }

    private static String packageOf(String flag) {
        return flag.substring(flag.indexOf('/') + 1, flag.lastIndexOf('='));
    }

    static void requireFlags() {
        List<String> missing = missingFlags();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "JVM lacks flags that a durable queue needs: add=" + String.join(" ", missing));
        }
    }
}
