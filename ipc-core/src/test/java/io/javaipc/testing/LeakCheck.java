package io.javaipc.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs around every test class, by itself: fails the class when it leaves a process, a zombie or a file in {@code /dev/shm}
 * behind.
 */
public final class LeakCheck implements BeforeAllCallback, AfterAllCallback {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String BEFORE = "sharedMemoryBefore";

    /** For {@link java.util.ServiceLoader}. */
    public LeakCheck() {}

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        store(context).put(BEFORE, sharedMemory());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void afterAll(ExtensionContext context) throws IOException {
        // zombies are among them: a child that nobody reaped still has its entry in /proc
        List<String> children = ProcessHandle.current()
                .descendants()
                .map(child -> child.pid() + " " + child.info().commandLine().orElse("(zombie)"))
                .toList();
        assertEquals(List.of(), children, "processes left behind");
        Set<String> left = new TreeSet<>(sharedMemory());
        left.removeAll((Set<String>) store(context).get(BEFORE));
        assertEquals(Set.of(), left, "files left in /dev/shm");
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(LeakCheck.class, context.getUniqueId()));
    }

    private static Set<String> sharedMemory() throws IOException {
        if (!Files.isDirectory(SHARED_MEMORY)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(SHARED_MEMORY)) {
            // other programs of this machine keep files here too
            return files.map(Path::toString)
                    .filter(file -> file.contains("javaipc"))
                    .collect(Collectors.toSet());
        }
    }
}
