package io.javaipc.examples;

import io.javaipc.memory.SharedMemory;
import io.javaipc.process.JavaProcess;
import java.nio.charset.StandardCharsets;

/** Creates memory that has a name, lets another JVM write into it, and says how Python would read it. */
final class SharedMemoryExample {
    private static final int SIZE = 4096;
    private static final long COUNTER = 0;
    private static final long TEXT = 8;

    private SharedMemoryExample() {}

    static void main(String[] arguments) throws Exception {
        String name = "javaipc-example-" + ProcessHandle.current().pid();
        try (SharedMemory memory = SharedMemory.create(name, SIZE)) {
            try {
                System.out.println("created: name=" + memory.name() + ", bytes=" + memory.size());
                memory.view().longs().setRelease(COUNTER, 41);

                try (JavaProcess<Long> child = JavaProcess.start(() -> write(name))) {
                    System.out.println("a child found the counter at " + child.join());
                }

                byte[] text = new byte[5];
                memory.view().get(TEXT, text);
                long counter = memory.view().longs().getAcquire(COUNTER);
                System.out.println("and left it at " + counter + ", with the word \""
                        + new String(text, StandardCharsets.US_ASCII) + "\"");
                Check.that(counter == 42, "the child's addition is seen");

                System.out.println("Python would read it so, while the name is there:");
                System.out.println("    from multiprocessing import shared_memory");
                System.out.println("    m = shared_memory.SharedMemory(\"" + name + "\")");
                System.out.println("    int.from_bytes(m.buf[0:8], sys.byteorder), bytes(m.buf[8:13])");
            } finally {
                // closing would leave the name
                memory.unlink();
            }
        }
    }

    private static long write(String name) {
        try (SharedMemory memory = SharedMemory.open(name)) {
            memory.view().put(TEXT, "hello".getBytes(StandardCharsets.US_ASCII));
            return memory.view().longs().getAndAdd(COUNTER, 1);
        }
    }
}
