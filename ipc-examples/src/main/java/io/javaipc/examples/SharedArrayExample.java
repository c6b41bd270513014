package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.shared.SharedDoubleArray;
import io.javaipc.shared.SharedLongArray;
import io.javaipc.shared.SharedSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Shares out an array among JVMs: each gets a range of it, works there, and counts in another array what it did. */
final class SharedArrayExample {
    private static final int PROCESSES = 3;
    private static final int LENGTH = 12;

    private SharedArrayExample() {}

    static void main(String[] arguments) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            SharedDoubleArray numbers = space.doubleArray("numbers", LENGTH);
            SharedLongArray done = space.longArray("done", PROCESSES);
            for (int i = 0; i < LENGTH; i++) {
                numbers.set(i, i);
            }
            System.out.println("before: " + Arrays.toString(numbers.toArray()));

            List<JavaProcess<Void>> children = new ArrayList<>();
            int each = LENGTH / PROCESSES;
            for (int i = 0; i < PROCESSES; i++) {
                int self = i;
                SharedDoubleArray part = numbers.range(i * each, (i + 1) * each);
                children.add(JavaProcess.start(() -> square(part, done, self)));
            }
            for (JavaProcess<Void> child : children) {
                child.join();
                child.close();
            }
            System.out.println("after:  " + Arrays.toString(numbers.toArray()));
            System.out.println("numbers that each of " + PROCESSES + " processes squared: "
                    + Arrays.toString(done.toArray()) + ", the sum is "
                    + numbers.stream().sum());
            Check.that(numbers.get(LENGTH - 1) == 121 && numbers.stream().sum() == 506, "all were squared once");
            Check.that(done.stream().allMatch(count -> count == each), "each process did its part");
            try {
                numbers.set(LENGTH, 0);
            } catch (IndexOutOfBoundsException e) {
                System.out.println("and there are no more: " + e.getMessage());
            }
        }
    }

    private static void square(SharedDoubleArray part, SharedLongArray done, int self) {
        for (int i = 0; i < part.length(); i++) {
            part.updateAndGet(i, value -> value * value);
            done.incrementAndGet(self);
        }
    }
}
