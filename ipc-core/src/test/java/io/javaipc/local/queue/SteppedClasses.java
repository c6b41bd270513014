package io.javaipc.local.queue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * The library once more, in a class loader of its own, with a call of {@link Steps} at the few places through which all
 * accesses to memory go and all questions about participants. The queue itself is as it is.
 */
final class SteppedClasses extends URLClassLoader {
    private static final String OURS = "io.javaipc.";
    private static final String STEPS = "io.javaipc.local.queue.Steps.";

    private SteppedClasses(URL[] urls) {
        super(urls, SteppedClasses.class.getClassLoader());
    }

    /**
     * Makes them.
     *
     * @param directory for what is compiled
     */
    static SteppedClasses in(Path directory) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "-nowarn", "-proc:none", "-d", directory.toString(), "-cp", System.getProperty("java.class.path")));
        words.add(changed(
                directory,
                "memory/Mapping",
                "ByteBuffer window(long offset, int bytes) {",
                STEPS + "access(offset);",
                "ByteBuffer only(long offset) {",
                STEPS + "access(offset);"));
        // several processes play on one thread here
        words.add(changed(
                directory,
                "local/queue/Scratch",
                "public static Scratch ofThread() {",
                "if (" + STEPS + "areOn()) { return new Scratch(); }"));
        words.add(changed(
                directory,
                "local/segment/Participants",
                "public long self() {",
                "if (self != 0) { return " + STEPS + "self(); }",
                "public boolean isAlive(long participant) {",
                "if (self != 0) { return " + STEPS + "isAlive(participant); }"));
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(new String[0]));
        assertTrue(failed == 0, "does not compile");
        List<URL> urls = new ArrayList<>(List.of(directory.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new SteppedClasses(urls.toArray(new URL[0]));
    }

    private static String changed(Path directory, String name, String... placesAndStatements) throws IOException {
        Path source = Path.of(System.getProperty("basedir", "."), "src/main/java/io/javaipc", name + ".java");
        String text = Files.readString(source);
        for (int i = 0; i < placesAndStatements.length; i += 2) {
            String place = placesAndStatements[i];
            assertTrue(text.contains(place), () -> "no such place: file=" + source + ", place=" + place);
            text = text.replace(place, place + " " + placesAndStatements[i + 1]);
        }
        Path target = directory.resolve(source.getFileName());
        Files.writeString(target, text);
        return target.toString();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    /** Runs a method without arguments of a class in this loader, on a new object. */
    void run(Class<?> type, String method) throws Exception {
        var constructor = loadClass(type.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        Object object = constructor.newInstance();
        var found = object.getClass().getDeclaredMethod(method);
        found.setAccessible(true);
        try {
            found.invoke(object);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof AssertionError failure) {
                throw failure;
            }
            throw e;
        }
    }
}
