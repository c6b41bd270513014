package io.javaipc.local.segment;

import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Input;
import io.javaipc.process.Output;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another JVM that takes part in a space. */
final class Helper implements AutoCloseable {
    private final ChildProcess child;
    private final BufferedReader answers;
    private final long id;

    private Helper(ChildProcess child) throws IOException {
        this.child = child;
        this.answers = Running.lines(child);
        this.id = Long.parseLong(answers.readLine());
    }

    static Helper start(Path directory) throws IOException {
        return new Helper(command(directory).start());
    }

    static Command command(Path directory) {
        return Programs.java(List.of("-Xmx32m"), TakesPart.class, directory.toString())
                .stdin(Input.pipe())
                .stdout(Output.pipe());
    }

    static Helper of(ChildProcess child) throws IOException {
        return new Helper(child);
    }

    long id() {
        return id;
    }

    ChildProcess child() {
        return child;
    }

    boolean seesAlive(long participant) throws IOException {
        child.getOutputStream().write((participant + "\n").getBytes(StandardCharsets.US_ASCII));
        child.getOutputStream().flush();
        return Boolean.parseBoolean(answers.readLine());
    }

    void kill() throws InterruptedException {
        child.destroyForcibly();
        child.awaitExit();
    }

    @Override
    public void close() {
        try {
            child.getOutputStream().close();
            child.awaitExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            child.close();
        }
    }
}
