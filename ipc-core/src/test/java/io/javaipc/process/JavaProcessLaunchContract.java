package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import io.javaipc.testing.program.RunsOne;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that run functions find their classes however their parent was started, and their JVMs are silent. */
public abstract class JavaProcessLaunchContract extends PlatformContract {
    @TempDir
    Path directory;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected JavaProcessLaunchContract(String platform) {
        super(platform);
    }

    /**
     * What of the library and its dependencies the platform needs as modules.
     *
     * @return a class of each
     */
    protected abstract List<Class<?>> modules();

    /**
     * The modules to be started with.
     *
     * @return their names, separated by commas
     */
    protected abstract String moduleNames();

    /**
     * What a JVM that has these modules is given, so that it has nothing to warn of.
     *
     * @return the flags
     */
    protected List<String> moduleFlags() {
        return List.of();
    }

    @Test
    void theJvmSaysNothing() throws IOException, InterruptedException {
        JavaProcess<Integer> process = JavaProcess.builder("silent")
                .stdout(Output.pipe())
                .stderr(Output.pipe())
                // a command, so that the platform is loaded in there as well
                .start(() -> Command.of("false").start().waitFor());
        assertEquals("", Running.text(process.process().getInputStream()));
        assertEquals("", Running.text(process.process().getErrorStream()));
        assertEquals(1, process.join());
        process.close();
    }

    @Test
    void aProgramInARunnableJarRuns() throws IOException, InterruptedException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, RunsOne.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                classPath().stream().map(entry -> entry.toUri().toString()).collect(Collectors.joining(" ")));
        Path jar = directory.resolve("program.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest)) {
            entries.flush();
        }
        List<String> said = run(directory, "-jar", "program.jar");
        assertEquals("null", said.get(0));
        assertEquals(jar.toRealPath(), Path.of(said.get(1).split(":")[0]));
    }

    @Test
    void aProgramOnARelativeClassPathRuns() throws IOException, InterruptedException {
        Path here = directory.toRealPath();
        String relative = classPath().stream()
                .map(entry -> here.relativize(entry).toString())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> said = run(here, "-cp", relative, RunsOne.class.getName());
        for (String entry : said.get(1).split(File.pathSeparator)) {
            assertTrue(Path.of(entry).isAbsolute(), entry);
        }
    }

    @Test
    void aProgramThatUsesTheLibraryAsModulesRuns() throws IOException, InterruptedException {
        List<Path> modulePath =
                modules().stream().map(JavaProcessLaunchContract::placeOf).toList();
        List<Path> classPath = new ArrayList<>(classPath());
        classPath.removeAll(modulePath);
        List<String> words = new ArrayList<>(moduleFlags());
        words.addAll(List.of("--module-path", joined(modulePath), "--add-modules", moduleNames()));
        words.addAll(List.of("-cp", joined(classPath), RunsOne.class.getName()));
        List<String> said = run(directory, words.toArray(String[]::new));
        assertEquals("io.javaipc.core", said.get(0));
        assertEquals(joined(classPath), said.get(1));
        assertEquals(joined(modulePath), said.get(2));
    }

    @Test
    void aTaskOfAnotherClassLoaderRuns() throws Exception {
        Path source = Files.writeString(directory.resolve("PlugIn.java"), """
                public final class PlugIn implements io.javaipc.process.SerializableCallable<Object> {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Object call() {
                        return java.util.List.of(new PlugIn(), marker());
                    }

                    private static Object marker() {
                        Class<?>[] types = {Marker.class};
                        return java.lang.reflect.Proxy.newProxyInstance(PlugIn.class.getClassLoader(), types, new Handler());
                    }

                    interface Marker {}

                    static final class Handler implements java.lang.reflect.InvocationHandler, java.io.Serializable {
                        private static final long serialVersionUID = 1L;

                        @Override
                        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
                            return "from the plug-in";
                        }
                    }
                }
                """);
        Path classes = Files.createDirectory(directory.resolve("classes"));
        String[] javac = {"-proc:none", "-cp", joined(classPath()), "-d", classes.toString(), source.toString()};
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, javac));
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, JavaProcess.class.getClassLoader())) {
            Class<?> type = loader.loadClass("PlugIn");
            @SuppressWarnings("unchecked")
            SerializableCallable<List<Object>> plugIn =
                    (SerializableCallable<List<Object>>) type.getConstructor().newInstance();
            List<Object> value = JavaProcess.start(plugIn).join();
            assertEquals(type, value.get(0).getClass());
            assertEquals("from the plug-in", value.get(1).toString());
        }
    }

    @Test
    void aJvmThatCannotBeStartedIsTold() {
        String home = System.getProperty("java.home");
        System.setProperty("java.home", directory.toString());
        try {
            RuntimeException told = assertThrows(RuntimeException.class, () -> JavaProcess.start(() -> "never"));
            assertTrue(told.getMessage().contains(directory.toString()), told.getMessage());
        } finally {
            System.setProperty("java.home", home);
        }
    }

    private static List<String> run(Path where, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(Programs.jvm());
        words.addAll(Arrays.asList(arguments));
        ChildProcess child = Command.of(words)
                .directory(where)
                .stdout(Output.pipe())
                .stderr(Output.pipe())
                .start();
        String said = Running.text(child.getInputStream());
        assertEquals("", Running.text(child.getErrorStream()));
        assertTrue(child.awaitExit().isSuccess());
        child.close();
        return said.lines().toList();
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
