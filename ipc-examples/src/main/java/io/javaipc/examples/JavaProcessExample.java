package io.javaipc.examples;

import io.javaipc.process.JavaProcess;
import io.javaipc.process.ProcessDiedException;
import io.javaipc.process.TaskFailedException;
import java.util.stream.LongStream;

/** Runs functions in JVMs of their own: one that returns, one that throws, one that is killed. */
final class JavaProcessExample {
    private static final long LAST = 1_000_000;

    private JavaProcessExample() {}

    static void main(String[] arguments) throws Exception {
        System.out.println("this is pid " + ProcessHandle.current().pid());

        try (JavaProcess<Long> summer = JavaProcess.start(() -> sum(LAST))) {
            System.out.println("pid " + summer.pid() + " sums up to " + LAST + ": " + summer.join());
            Check.that(summer.join() == sum(LAST), "the value came back");
        }

        try (JavaProcess<Long> failing = JavaProcess.start(() -> Long.parseLong("not a number"))) {
            failing.join();
            Check.that(false, "the exception came back");
        } catch (TaskFailedException e) {
            System.out.println("a failure is told: " + e.getCause());
        }

        try (JavaProcess<Void> victim = JavaProcess.start(() -> Thread.sleep(Long.MAX_VALUE))) {
            victim.process().destroyForcibly();
            victim.join();
            Check.that(false, "the death was told");
        } catch (ProcessDiedException e) {
            System.out.println("so is a death: " + e.getMessage());
        }
    }

    private static long sum(long last) {
        return LongStream.rangeClosed(1, last).sum();
    }
}
