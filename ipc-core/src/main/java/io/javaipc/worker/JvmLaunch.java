package io.javaipc.worker;

import io.javaipc.platform.Platform;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line of a JVM like this one: same {@code java}, same class path and module path, flags by its version.
 *
 * <p>The class path is taken from the JVM's own, so that a runnable jar brings what its manifest names, and from the
 * class loaders of the task, for programs that run inside a build tool or a test runner.
 */
final class JvmLaunch {
    private static final String MAIN = WorkerMain.class.getName();
    private static final int NATIVE_ACCESS_WARNS_FROM = 24;

    private JvmLaunch() {}

    /** The command line up to and including the main class. */
    static List<String> command(List<String> jvmArguments, ClassLoader taskLoader) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(flags(Runtime.version().feature()));
        passOn(words, "javaipc.platform");
        passOn(words, "javaipc.dir");
        passOn(words, "java.io.tmpdir");
        words.addAll(jvmArguments);
        Set<String> classPath = classPath(taskLoader);
        // an empty one would mean the current directory
        if (!classPath.isEmpty()) {
            words.add("-cp");
            words.add(String.join(File.pathSeparator, classPath));
        }
        addMain(words);
        return words;
    }

    private static List<String> flags(int javaVersion) {
        List<String> flags = new ArrayList<>(List.of(
                // small and quick to start; a worker that wants another collector says so in its own arguments
                "-XX:+UseSerialGC",
                // no file in TMP that a killed worker would leave behind
                "-XX:-UsePerfData",
                // the JVM's own warnings go to standard error: standard output is the task's
                "-Xlog:disable",
                "-Xlog:all=warning:stderr:uptime,level,tags"));
        if (javaVersion >= NATIVE_ACCESS_WARNS_FROM) {
            String modules = Platform.current().nativeModules().stream()
                    .filter(name -> ModuleLayer.boot().findModule(name).isPresent())
                    .map(name -> "," + name)
                    .collect(Collectors.joining());
            flags.add("--enable-native-access=ALL-UNNAMED" + modules);
        }
        return flags;
    }

    private static void passOn(List<String> words, String property) {
        String value = System.getProperty(property);
        if (value != null) {
            words.add("-D" + property + "=" + value);
        }
    }

    private static void addMain(List<String> words) {
        Module module = WorkerMain.class.getModule();
        if (!module.isNamed()) {
            words.add(MAIN);
            return;
        }
        words.add("--module-path");
        words.add(absolute(System.getProperty("jdk.module.path", "")));
        words.add("--add-modules");
        words.add(ModuleLayer.boot().modules().stream()
                .map(Module::getName)
                .sorted()
                .collect(Collectors.joining(",")));
        words.add("--module");
        words.add(module.getName() + "/" + MAIN);
    }

    private static String absolute(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    static Set<String> classPath(ClassLoader taskLoader) {
        Set<String> entries = new LinkedHashSet<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry).toAbsolutePath().toString());
            }
        }
        for (ClassLoader loader = taskLoader; loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urls) {
                Arrays.stream(urls.getURLs()).forEach(url -> addFile(entries, url));
            }
        }
        if (!WorkerMain.class.getModule().isNamed()) {
            CodeSource ours = WorkerMain.class.getProtectionDomain().getCodeSource();
            if (ours != null) {
                addFile(entries, ours.getLocation());
            }
        }
        return entries;
    }

    private static void addFile(Set<String> entries, URL url) {
        if (url.getProtocol().equals("file")) {
            try {
                entries.add(Path.of(url.toURI()).toAbsolutePath().toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException("class path entry is not a file: url=" + url, e);
            }
        }
    }
}
