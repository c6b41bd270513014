package io.javaipc.testing;

import io.javaipc.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts our own little programs, Java mains on the test class path. */
public final class Programs {
    private static final int NATIVE_ACCESS_WARNS_FROM = 24;

    private Programs() {}

    /**
     * A command that runs a main class in a JVM.
     *
     * @param main the class
     * @param arguments its arguments
     * @return the command
     */
    public static Command java(Class<?> main, String... arguments) {
        return java(List.of(), main, arguments);
    }

    /**
     * A command that runs a main class in a JVM with flags.
     *
     * @param flags the JVM's flags
     * @param main the class
     * @param arguments its arguments
     * @return the command
     */
    public static Command java(List<String> flags, Class<?> main, String... arguments) {
        List<String> words = new ArrayList<>(jvm());
        words.addAll(flags);
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add(main.getName());
        words.addAll(Arrays.asList(arguments));
        return Command.of(words);
    }

    /**
     * The beginning of a command line: {@code java} and the flags that every program of ours has.
     *
     * @return the words
     */
    public static List<String> jvm() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-XX:+UseSerialGC");
        words.add("-XX:-UsePerfData");
        if (Runtime.version().feature() >= NATIVE_ACCESS_WARNS_FROM) {
            words.add("--enable-native-access=ALL-UNNAMED");
        }
        return words;
    }
}
