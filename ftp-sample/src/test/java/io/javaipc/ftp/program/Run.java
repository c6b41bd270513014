package io.javaipc.ftp.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.process.ProcessStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A program that has run.
 *
 * @param words its command line
 * @param status how it ended
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Run(List<String> words, ExitStatus status, String out, String err) {
    /** Runs a program of the machine; one that is not there fails the test with what to install. */
    static Run tool(String packageName, String... words) throws IOException, InterruptedException {
        try {
            return of(Command.of(List.of(words)), Input.empty());
        } catch (ProcessStartException e) {
            return fail("this test needs a program: program=" + words[0] + ", package=" + packageName
                    + " (install it, for example with: apt-get install " + packageName + ")");
        }
    }

    /** Runs the jar. */
    static Run jar(String... arguments) throws IOException, InterruptedException {
        return of(jarCommand(arguments), Input.empty());
    }

    /** Runs the jar with something to read. */
    static Run jarReading(Path input, String... arguments) throws IOException, InterruptedException {
        return of(jarCommand(arguments), Input.file(input));
    }

    static Command jarCommand(String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-jar");
        words.add(System.getProperty("ftp.sample.jar"));
        words.addAll(Arrays.asList(arguments));
        return Command.of(words);
    }

    private static Run of(Command command, Input input) throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        try (ChildProcess process = command.stdin(input)
                .stdout(Output.file(out))
                .stderr(Output.file(err))
                .start()) {
            ExitStatus status = process.awaitExit();
            return new Run(command.words(), status, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** For a program that must do its work and have nothing to complain about. */
    Run wentWell() {
        assertEquals(new ExitStatus.Exited(0), status, this::toString);
        assertEquals("", err, this::toString);
        return this;
    }
}
