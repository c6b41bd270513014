package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedSpace;
import java.util.ArrayList;
import java.util.List;

/** Three JVMs add to one number, and lose nothing: each addition is one atomic step. */
final class SharedValueExample {
    private static final int PROCESSES = 3;
    private static final int TIMES = 100_000;

    private SharedValueExample() {}

    static void main(String[] arguments) throws Exception {
        SharedSpace space = SharedSpace.open(
                "example-shared-value-" + ProcessHandle.current().pid());
        try {
            SharedLong number = space.longValue("number");
            String name = space.name();
            List<JavaProcess<Void>> adders = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                adders.add(JavaProcess.start(() -> add(name)));
            }
            for (JavaProcess<Void> adder : adders) {
                adder.join();
                adder.close();
            }
            System.out.println(
                    PROCESSES + " processes added 1 to a shared number, " + TIMES + " times each: " + number);
            Check.that(number.get() == (long) PROCESSES * TIMES, "nothing was lost");
        } finally {
            space.destroy();
        }
    }

    private static void add(String name) {
        try (SharedSpace space = SharedSpace.open(name)) {
            SharedLong number = space.longValue("number");
            for (int i = 0; i < TIMES; i++) {
                number.incrementAndGet();
            }
        }
    }
}
