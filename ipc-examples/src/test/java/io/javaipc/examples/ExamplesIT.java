package io.javaipc.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every example as its users do: {@code java -jar ipc-examples.jar NAME}. */
class ExamplesIT {
    private static final Path JAR = Path.of("target", "ipc-examples.jar").toAbsolutePath();

    static Stream<String> names() {
        return Main.EXAMPLES.stream().map(Example::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void anExampleShowsWhatItSaysAndWarnsOfNothing(String name) throws Exception {
        Run run = Run.of(name);
        assertEquals(0, run.exitCode(), run::toString);
        // at the start of a line: "ps" prints the command lines of others
        assertTrue(run.output().lines().noneMatch(line -> line.startsWith("WARNING")), run::toString);
    }

    @Test
    void theListNamesThemAll() throws Exception {
        Run run = Run.of("list");
        List<String> listed =
                run.output().lines().map(line -> line.split(" ")[0]).toList();
        assertEquals(names().toList(), listed);
    }

    @Test
    void anUnknownNameIsAUsageError() throws Exception {
        assertEquals(2, Run.of("no-such-example").exitCode());
    }

    /**
     * One run of the jar.
     *
     * @param exitCode its exit code
     * @param output what it printed, standard error included
     */
    private record Run(int exitCode, String output) {
        static Run of(String... arguments) throws IOException, InterruptedException {
            List<String> words = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
            words.addAll(Arrays.asList(arguments));
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        }
    }
}
