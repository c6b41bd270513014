package io.javaipc.posix.program;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.process.ProcessStartException;
import io.javaipc.testing.Proc;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Starts a child with few and fewer descriptors to spare, to be run with a low limit of them. Prints for each number to
 * spare what came of it, and whether something was left open; at last, what came of it with enough of them again.
 */
public final class RunsOutOfDescriptors {
    private static final Command CAT =
            Command.of("cat").stdin(Input.pipe()).stdout(Output.pipe()).stderr(Output.pipe());
    private static final int MOST_TO_SPARE = 20;

    private RunsOutOfDescriptors() {}

    /**
     * Runs the program.
     *
     * @param arguments none
     * @throws IOException never
     */
    public static void main(String[] arguments) throws IOException {
        // what is loaded or opened once, for success and for failure, is so before the numbers count: a class is a file
        start(CAT);
        start(Command.of("no-such-program-anywhere").stdin(Input.file(Path.of("/no/such/file"))));
        System.out.println("open at first: " + Proc.openDescriptors());
        Deque<FileInputStream> hoard = new ArrayDeque<>();
        for (int spare = MOST_TO_SPARE; spare >= 0; spare--) {
            fill(hoard);
            for (int i = 0; i < spare; i++) {
                hoard.pop().close();
            }
            String outcome = start(CAT);
            int left = fill(hoard) - spare;
            System.out.println("spare=" + spare + ", outcome=" + outcome + ", left=" + -left);
        }
        for (FileInputStream held : hoard) {
            held.close();
        }
        System.out.println("afterwards: outcome=" + start(CAT));
    }

    /** Opens files until no more can be opened; returns how many could. */
    private static int fill(Deque<FileInputStream> hoard) {
        int count = 0;
        try {
            while (true) {
                hoard.push(new FileInputStream("/dev/null"));
                count++;
            }
        } catch (IOException e) {
            return count;
        }
    }

    private static String start(Command command) {
        try (ChildProcess child = command.start()) {
            child.destroyForcibly();
            return "started";
        } catch (ProcessStartException e) {
            return e.errnoName().orElse(e.getMessage());
        } catch (RuntimeException e) {
            return "unexpected " + e;
        }
    }
}
