package io.javaipc.process;

import java.io.IOException;

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

    static ShellFamily start() throws IOException {
        ChildProcess shell = Command.of("sh", "-c", "sleep 1000 & echo $!; wait")
                .stdout(Output.pipe())
                .start();
        return new ShellFamily(shell, Long.parseLong(shell.inputReader().readLine()));
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
