package io.javaipc.ftp.console;

import io.javaipc.ftp.client.FtpFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/** Commands from a pipe or a file. The first that fails ends it: what follows may rely on it. */
final class Script {
    private final BufferedReader in;
    private final Interpreter interpreter;
    private final PrintStream err;

    Script(BufferedReader in, Interpreter interpreter, PrintStream err) {
        this.in = in;
        this.interpreter = interpreter;
        this.err = err;
    }

    /** Returns whether all commands went well. */
    boolean run() throws IOException {
        int number = 0;
        for (String line = in.readLine(); line != null && !interpreter.hasQuit(); line = in.readLine()) {
            number++;
            try {
                interpreter.run(line);
            } catch (FtpFailure | CommandError e) {
                err.println("line " + number + ": " + Printable.of(e.getMessage()));
                return false;
            }
        }
        return true;
    }
}
