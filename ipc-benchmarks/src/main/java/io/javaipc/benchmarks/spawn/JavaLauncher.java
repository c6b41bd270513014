package io.javaipc.benchmarks.spawn;

import java.util.ArrayList;
import java.util.List;

/**
 * A way of starting programs from Java, which is timed here.
 *
 * @param <P> a child that was started
 */
abstract class JavaLauncher<P> implements Launcher {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Starts the program that does nothing: it reads nothing and writes where this process writes. */
    abstract P start() throws Exception;

    /** Waits until a child has ended; gives its exit code. */
    abstract int await(P child) throws Exception;

    /** Runs a program to its end; gives how many bytes it wrote. */
    abstract int captured(List<String> command) throws Exception;

    @Override
    public final double[] oneByOne(int count) throws Exception {
        double[] micros = new double[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            int exitCode = await(start());
            micros[i] = (System.nanoTime() - begin) / NANOS_PER_MICRO;
            requireEqual("exit code", 0, exitCode);
        }
        return micros;
    }

    @Override
    public final double allAtOnce(int count) throws Exception {
        List<P> children = new ArrayList<>(count);
        int failures = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            children.add(start());
        }
        for (P child : children) {
            failures += await(child) == 0 ? 0 : 1;
        }
        double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        requireEqual("number of failed children", 0, failures);
        return millis;
    }

    @Override
    public final double[] capture(int count, int bytes) throws Exception {
        List<String> command = Programs.writing(bytes);
        double[] micros = new double[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            int collected = captured(command);
            micros[i] = (System.nanoTime() - begin) / NANOS_PER_MICRO;
            requireEqual("number of bytes", bytes, collected);
        }
        return micros;
    }

    private void requireEqual(String what, int expected, int actual) {
        if (actual != expected) {
            throw new IllegalStateException(
                    what + " is wrong: system=" + name() + ", expected=" + expected + ", actual=" + actual);
        }
    }
}
