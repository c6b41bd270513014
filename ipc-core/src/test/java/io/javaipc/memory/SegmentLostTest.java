package io.javaipc.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Output;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody truncates a segment that others have mapped. */
class SegmentLostTest {
    private static final int SIZE = 20_000;

    static void truncate(String name) throws IOException {
        try (FileChannel file = FileChannel.open(Names.file(name), StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
    }

    @Test
    void aLossInCompiledCodeIsToldAtTheNextNativeCallAtTheLatest() throws Exception {
        String name = Names.unused();
        try (SharedMemory memory = SharedMemory.create(name, SIZE);
                ChildProcess reader = Programs.java(MemoryPrograms.class, "read-until-lost", name)
                        .stdout(Output.pipe())
                        .stderr(Output.inherit())
                        .start()) {
            BufferedReader said = Running.lines(reader);
            assertEquals("compiled", said.readLine());
            truncate(name);
            memory.unlink();
            String last = said.readLine();
            assertTrue(last.startsWith("lost"), last);
            assertEquals(0, reader.waitFor());
        }
    }

    /** Interpreted, where Java 17 tells of these at once; in a JVM of its own, since a fault might end it. */
    @ParameterizedTest
    @ValueSource(strings = {"bulk-get", "bulk-put", "int-set", "int-exchange", "long-set", "long-exchange"})
    void anAccessOfLostPagesIsToldAndTheHandleStaysUnusable(String operation) throws Exception {
        String name = Names.unused();
        String output = Programs.java(List.of("-Xint"), MemoryPrograms.class, "access-lost", name, operation)
                .run()
                .output();
        String lost = "shared memory was truncated, or its pages cannot be had: name=" + name + ", size=100";
        assertEquals(List.of(lost, lost), output.lines().toList());
    }
}
