package io.javaipc.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment between processes: JVMs, Python and C. */
class SharedMemoryProcessesTest {
    private static final int ADDITIONS = 1_000_000;
    private static final int SIZE = 4096;

    @TempDir
    Path temporary;

    private final String name = Names.unused();
    private SharedMemory memory;

    @BeforeEach
    void create() {
        memory = SharedMemory.create(name, SIZE);
    }

    @AfterEach
    void unlink() {
        memory.unlink();
        memory.close();
    }

    @Test
    void twoJvmsAddToOneCounterAndNothingIsLost() throws Exception {
        List<ChildProcess> adders = new ArrayList<>();
        for (int i = 0; i < MemoryPrograms.ADDERS; i++) {
            adders.add(Programs.java(MemoryPrograms.class, "add", name, Integer.toString(ADDITIONS))
                    .stderr(Output.inherit())
                    .start());
        }
        for (ChildProcess adder : adders) {
            assertEquals(0, adder.waitFor());
            adder.close();
        }
        assertEquals(2L * ADDITIONS, memory.view().longs().getVolatile(MemoryPrograms.COUNTER));
    }

    @Test
    void nobodysEndUnlinksTheName() throws Exception {
        memory.view().putInt(0, 42);
        for (boolean forcibly : new boolean[] {false, true}) {
            try (ChildProcess user = Programs.java(MemoryPrograms.class, "attach", name)
                    .stdout(Output.pipe())
                    .start()) {
                assertEquals("42", Running.lines(user).readLine());
                if (forcibly) {
                    user.destroyForcibly();
                } else {
                    user.destroy();
                }
                user.waitFor();
            }
            assertTrue(Files.exists(Names.file(name)));
        }
    }

    @Test
    void pythonReadsAndWritesIt() throws Exception {
        memory.view().putLong(0, 41);
        String size = Command.of("python3", resource("beside.py").toString(), name)
                .run()
                .output();
        assertEquals(Integer.toString(SIZE), size.trim());
        assertEquals(42, memory.view().getLong(8));
        assertEquals(2.5, memory.view().getDouble(16));
        assertTrue(Files.exists(Names.file(name)));
    }

    @Test
    void aProgramInCAddsBesideUs() throws Exception {
        Path program = temporary.resolve("beside");
        Command.of("gcc", "-std=c11", "-D_GNU_SOURCE", "-o", program.toString())
                .arguments(resource("beside.c").toString(), "-lrt")
                .run();
        LongAccess longs = memory.view().longs();
        try (ChildProcess adder =
                Command.of(program.toString(), "/" + name).stdout(Output.pipe()).start()) {
            for (int i = 0; i < ADDITIONS; i++) {
                longs.getAndAdd(0, 1);
            }
            assertEquals(Integer.toString(SIZE), Running.lines(adder).readLine());
            assertEquals(0, adder.waitFor());
        }
        assertEquals(2L * ADDITIONS, longs.getVolatile(0));
        assertEquals(42, longs.getVolatile(8));
    }

    private Path resource(String file) throws IOException {
        Path copy = temporary.resolve(file);
        try (InputStream source = getClass().getResourceAsStream(file)) {
            Files.copy(source, copy);
        }
        return copy;
    }
}
