package io.javaipc.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody truncates a segment that others have mapped. */
class SegmentLostTest {
    private static final int SIZE = 20_000;

    static Stream<Access> accesses() {
        return Stream.of(
                view -> view.getByte(0),
                view -> view.putByte(0, (byte) 1),
                view -> view.getShort(0),
                view -> view.putShort(0, (short) 1),
                view -> view.getChar(0),
                view -> view.putChar(0, 'x'),
                view -> view.getInt(0),
                view -> view.putInt(0, 1),
                view -> view.getLong(0),
                view -> view.putLong(0, 1),
                view -> view.getFloat(0),
                view -> view.putFloat(0, 1),
                view -> view.getDouble(0),
                view -> view.putDouble(0, 1),
                view -> view.get(0, new byte[SIZE]),
                view -> view.put(0, new byte[SIZE]),
                view -> view.ints().get(0),
                view -> view.ints().set(0, 1),
                view -> view.ints().getVolatile(0),
                view -> view.ints().setRelease(0, 1),
                view -> view.longs().getOpaque(0),
                view -> view.longs().setVolatile(0, 1));
    }

    @ParameterizedTest
    @MethodSource("accesses")
    void everyAccessOfLostPagesIsToldAndTheHandleStaysUnusable(Access access) throws IOException {
        String name = Names.unused();
        SharedMemory memory = SharedMemory.create(name, SIZE);
        MemoryView view = memory.view();
        access.to(view);
        truncate(name);
        memory.unlink();
        assertTellsAll(assertThrows(SegmentLostException.class, () -> access.to(view)), name);
        assertTellsAll(assertThrows(SegmentLostException.class, () -> access.to(view)), name);
        assertTellsAll(assertThrows(SegmentLostException.class, () -> view.getByte(SIZE - 1)), name);
        memory.close();
        assertThrows(IllegalStateException.class, () -> access.to(view));
    }

    private static void assertTellsAll(SegmentLostException loss, String name) {
        assertEquals(
                "shared memory was truncated, or its pages cannot be had: name=" + name + ", size=" + SIZE,
                loss.getMessage());
        assertEquals("/dev/shm/" + name, loss.object());
        assertInstanceOf(InternalError.class, loss.getCause());
    }

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

    /** In a JVM of its own: a fault in an interpreted compare-and-set would end it. */
    @ParameterizedTest
    @ValueSource(strings = {"int-set", "int-exchange", "long-set", "long-exchange"})
    void anInterpretedCompareAndSetOfLostPagesDoesNotEndTheJvm(String operation) throws Exception {
        String name = Names.unused();
        String output = Programs.java(List.of("-Xint"), MemoryPrograms.class, "swap-lost", name, operation)
                .run()
                .output();
        assertEquals("lost", output.trim());
    }

    /** Something that is done to a view. */
    interface Access {
        void to(MemoryView view);
    }
}
