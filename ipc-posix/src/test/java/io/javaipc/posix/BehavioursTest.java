package io.javaipc.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of behaviours names tests that exist. */
class BehavioursTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Contract|Test))\\.(\\w+)`");

    @Test
    void everyTestThatTheTableNamesExists() throws IOException {
        List<MatchResult> named = NAMED.matcher(Files.readString(ROOT.resolve("docs/design/0002-behaviours.md")))
                .results()
                .toList();
        assertFalse(named.isEmpty());
        List<String> absent = new ArrayList<>();
        for (MatchResult test : named) {
            if (!sourceOf(test.group(1)).contains("void " + test.group(2) + "(")) {
                absent.add(test.group());
            }
        }
        assertEquals(List.of(), absent);
    }

    /** The source of a test class of either module; nothing when there is none. */
    private static String sourceOf(String name) throws IOException {
        for (String module : List.of("ipc-core", "ipc-posix")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                List<Path> found =
                        files.filter(file -> file.endsWith(name + ".java")).toList();
                if (!found.isEmpty()) {
                    return Files.readString(found.get(0));
                }
            }
        }
        return "";
    }
}
