package io.javaipc.posix.program;

import io.javaipc.platform.Platform;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Children;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.process.ProcessStartException;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import java.io.File;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/**
 * Starts children with more and more processes to spare, to be run by an ordinary user with a low limit of them; threads
 * count as well. Prints for each number to spare what came of it, once nothing is left of it.
 */
public final class RunsOutOfProcesses {
    private static final Command PLAIN = Command.of("cat").stdin(Input.pipe()).stdout(Output.pipe());
    // three threads of this process look after each of these; it never ends by itself, however late it is killed
    private static final Command WITH_THREADS = Command.of("sleep", "100000")
            .stdin(Input.bytes(new byte[1 << 20]))
            .stdout(Output.lines(line -> {}))
            .stderr(Output.lines(line -> {}));
    private static final int MOST_TO_SPARE = 8;

    private RunsOutOfProcesses() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("platform=" + Platform.current().name());
        Deque<Held> hoard = new ArrayDeque<>();
        firstOfAll(hoard);
        for (Command command : new Command[] {PLAIN, WITH_THREADS}) {
            for (int spare = 0; spare <= MOST_TO_SPARE; spare++) {
                report(command, spare, hoard);
            }
        }
        System.exit(0);
    }

    /** The threads of the library start with the first child. */
    private static void firstOfAll(Deque<Held> hoard) throws InterruptedException {
        fill(hoard);
        StringBuilder outcomes = new StringBuilder();
        while (outcomes.indexOf("started") < 0) {
            outcomes.append(' ').append(start(PLAIN));
            release(hoard);
        }
        System.out.println("first:" + outcomes);
    }

    private static void report(Command command, int spare, Deque<Held> hoard) throws InterruptedException {
        fill(hoard);
        for (int i = 0; i < spare; i++) {
            release(hoard);
        }
        int descriptors = Proc.openDescriptors();
        String outcome = start(command);
        Await.until(() -> ProcessHandle.current().children().findAny().isEmpty());
        Await.until(() -> Children.active().isEmpty());
        // not at once: a thread that has just ended may have a class to load for that
        Await.until(() -> Proc.openDescriptors() <= descriptors);
        System.out.println("threads=" + (command == WITH_THREADS) + ", spare=" + spare + ", outcome=" + outcome);
    }

    private static String start(Command command) {
        try (ChildProcess child = command.start()) {
            child.destroyForcibly();
            return child.awaitExit().shellCode() == 137 ? "started" : "wrong status";
        } catch (ProcessStartException e) {
            return e.errnoName().orElse(e.getMessage());
        } catch (RuntimeException | Error | InterruptedException e) {
            return "unexpected " + e;
        }
    }

    /** Starts threads until no more can be. */
    private static void fill(Deque<Held> hoard) throws InterruptedException {
        try {
            while (true) {
                hoard.push(Held.start());
            }
        } catch (OutOfMemoryError e) {
            return;
        }
    }

    private static void release(Deque<Held> hoard) throws InterruptedException {
        int before = threads();
        hoard.pop().goAhead().countDown();
        // the kernel counts it for a moment after Java has let go of it
        Await.until(() -> threads() < before);
    }

    private static int threads() {
        return new File("/proc/self/task").list().length;
    }

    /**
     * A thread that waits.
     *
     * @param goAhead lets it end
     */
    private record Held(CountDownLatch goAhead) {
        static Held start() {
            Held held = new Held(new CountDownLatch(1));
            Thread thread = new Thread(held::hold, "held");
            thread.setDaemon(true);
            thread.start();
            return held;
        }

        private void hold() {
            try {
                goAhead.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
