package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.shared.SharedBoolean;
import io.javaipc.shared.SharedDouble;
import io.javaipc.shared.SharedInt;
import io.javaipc.shared.SharedLong;
import io.javaipc.shared.SharedSpace;
import java.util.ArrayList;
import java.util.List;

/** Three JVMs change the same values, which came to them in their task, and lose nothing: each change is one atomic step. */
final class SharedValueExample {
    private static final int PROCESSES = 3;
    private static final int TIMES = 100_000;

    private SharedValueExample() {}

    static void main(String[] arguments) throws Exception {
        try (SharedSpace space = SharedSpace.temporary()) {
            SharedLong number = space.longValue("number");
            SharedInt largest = space.intValue("largest", Integer.MIN_VALUE);
            SharedDouble sum = space.doubleValue("sum", 0.5);
            SharedBoolean first = space.booleanValue("first");
            List<JavaProcess<Boolean>> children = new ArrayList<>();
            for (int i = 1; i <= PROCESSES; i++) {
                int own = 10 * i;
                children.add(JavaProcess.start(() -> {
                    for (int n = 0; n < TIMES; n++) {
                        number.incrementAndGet();
                    }
                    largest.accumulateAndGet(own, Math::max);
                    sum.addAndGet(own / 4.0);
                    return first.compareAndSet(false, true);
                }));
            }
            int firsts = 0;
            for (JavaProcess<Boolean> child : children) {
                firsts += child.join() ? 1 : 0;
                child.close();
            }
            System.out.println(
                    PROCESSES + " processes added 1 to a shared number, " + TIMES + " times each: " + number);
            System.out.println("of what they had, this is the largest: " + largest);
            System.out.println("their quarters, added to one half: " + sum);
            System.out.println("so many were the first: " + firsts);
            Check.that(number.get() == (long) PROCESSES * TIMES, "nothing was lost");
            Check.that(largest.get() == 10 * PROCESSES && sum.get() == 15.5 && firsts == 1, "each change counts once");
        }
    }
}
