package io.javaipc.benchmarks.sync;

import io.javaipc.benchmarks.Helper;
import io.javaipc.shared.SharedSpace;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Two JVMs that share a space of their own: the library as two processes use it. */
final class JvmPair implements AutoCloseable {
    private static final long SETTLE_MILLIS = 10;
    private static final long SETTLE_MILLIS_MORE = 10;

    private final SharedSpace space;
    private final List<String> jvmArguments;
    private final Helper first;
    private final Helper second;

    /** Starts them. */
    JvmPair(String... jvmArguments) {
        this.jvmArguments = List.of(jvmArguments);
        space = SharedSpace.temporary();
        first = helper(0);
        second = helper(1);
    }

    private Helper helper(int number) {
        SharedSpace shared = space;
        return new Helper("sync-" + number, jvmArguments, () -> Side.run(shared, number));
    }

    /** Has both do something so many times; the nanoseconds from when the first of them began until both were done. */
    long together(String what, int count) throws IOException, InterruptedException {
        long before = space.longValue(Side.NUMBER).get();
        first.tell(what + " " + count);
        second.tell(what + " " + count);
        long[] one = times(first.answer());
        long[] other = times(second.answer());
        long added = space.longValue(Side.NUMBER).get() - before;
        if (added != 0 && added != 2L * count) {
            throw new IllegalStateException("increments were lost: expected=" + 2L * count + ", actual=" + added);
        }
        return Math.max(one[1], other[1]) - Math.min(one[0], other[0]);
    }

    private static long[] times(String answer) {
        return Arrays.stream(answer.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    /** Kills the owner of a lock; the nanoseconds until the second of the pair, which waits for it, has it. */
    long handOver() throws IOException, InterruptedException {
        try (Helper owner = helper(0)) {
            owner.tell(Side.OWN + " 1");
            owner.answer();
            second.tell(Side.INHERIT + " 1");
            second.answer();
            // it sleeps by then, and it is left to chance at which point of its sleep the owner dies
            Thread.sleep(SETTLE_MILLIS + ThreadLocalRandom.current().nextLong(SETTLE_MILLIS_MORE));
            long killed = System.nanoTime();
            owner.kill();
            return Long.parseLong(second.answer()) - killed;
        }
    }

    @Override
    public void close() throws IOException {
        try (space;
                first;
                second) {
            // closed in the opposite order
        }
    }
}
