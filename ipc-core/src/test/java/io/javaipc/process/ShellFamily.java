package io.javaipc.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A shell and its child, which sleeps: a parent that this library does not reap for, so that it can be stopped while its
 * child ends. Closing ends both.
 */
final class ShellFamily implements AutoCloseable {
    private final ChildProcess shell;
    private final long childPid;

    private ShellFamily(ChildProcess shell, long childPid) {
        this.shell = shell;
        this.childPid = childPid;
    }

    static ShellFamily start() throws IOException, InterruptedException {
        ChildProcess shell = Command.of("sh", "-c", "sleep 1000 & echo $!; wait")
                .stdout(Output.pipe())
                .start();
        long child = Long.parseLong(shell.inputReader().readLine());
        Path name = Path.of("/proc", Long.toString(child), "comm");
        // for a moment after the fork it is a shell itself
        while (!Files.readString(name).equals("sleep\n")) {
            Thread.sleep(1);
        }
        return new ShellFamily(shell, child);
    }

    long shellPid() {
        return shell.pid();
    }

    long childPid() {
        return childPid;
    }

    /** Stops the shell; by a shell, as not every platform can send that signal. */
    void stop() {
        send("STOP", shell.pid());
    }

    void resume() {
        send("CONT", shell.pid());
    }

    void killChild() {
        send("KILL", childPid);
    }

    private static void send(String signal, long pid) {
        Command.of("sh", "-c", "kill -" + signal + " " + pid)
                .stderr(Output.discard())
                .start()
                .onExit()
                .join();
    }

    @Override
    public void close() {
        resume();
        killChild();
        // the shell reaps its child and ends by itself
        shell.onExit().join();
        shell.close();
    }
}
