package io.javaipc.examples;

import io.javaipc.platform.TerminalSize;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;

/** Runs a program that wants a terminal, answers what it asks for, and changes the size of its window. */
final class PtyExample {
    // "wait" is what a shell leaves at once for a signal that it traps
    private static final String ASKS = """
            trap 'stty size; kill $! 2>/dev/null; exit 0' WINCH
            tty
            stty size
            echo 'name?'
            read name
            echo "hello $name"
            sleep 1000 &
            wait
            """;

    private PtyExample() {}

    static void main(String[] arguments) throws Exception {
        int withoutTerminal = Command.of("tty")
                .stdout(Output.discard())
                .unchecked()
                .run()
                .status()
                .shellCode();
        Check.that(withoutTerminal != 0, "an ordinary child has no terminal");

        Command program = Command.of("sh", "-c", ASKS).terminal(new TerminalSize(80, 24));
        try (ChildProcess child = program.start();
                BufferedReader screen = child.inputReader()) {
            Check.that(next(screen).startsWith("/dev/"), "it has a terminal");
            Check.that(next(screen).equals("24 80"), "of the size asked for");
            Check.that(next(screen).startsWith("name?"), "it asks");

            child.getOutputStream().write("world\n".getBytes(StandardCharsets.UTF_8));
            Check.that(next(screen).equals("world"), "the terminal echoes what is typed");
            Check.that(next(screen).equals("hello world"), "and the program has read it");

            child.resizeTerminal(new TerminalSize(132, 50));
            Check.that(next(screen).equals("50 132"), "it was told of the new size");
            Check.that(child.awaitExit().isSuccess(), "it succeeded");
        }
    }

    private static String next(BufferedReader screen) throws Exception {
        String line = screen.readLine();
        System.out.println("  " + line);
        return line;
    }
}
