package io.javaipc.ftp.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.ftp.client.FtpUrl;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.ExitStatus;
import io.javaipc.process.Output;
import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jar's server, as a process of its own. */
final class ServerProcess implements AutoCloseable {
    static final int WORKERS = 3;
    private static final Pattern URL = Pattern.compile("ftp://\\S+/");

    private final ChildProcess process;
    private final ProcessHandle handle;
    private final BufferedReader output;
    private final Path log;
    private final FtpUrl url;

    private ServerProcess(ChildProcess process, Path log) throws IOException {
        this.process = process;
        this.handle = process.toHandle();
        this.output = process.inputReader();
        this.log = log;
        String banner = output.readLine();
        Matcher found = URL.matcher(String.valueOf(banner));
        assertTrue(found.find(), () -> banner + log());
        this.url = FtpUrl.parse(found.group());
    }

    static ServerProcess start(Path root, String... options) throws IOException {
        Path log = Files.createTempFile("server", ".log");
        return new ServerProcess(
                Run.jarCommand("serve", "--root", root.toString(), "--port", "0", "--writable")
                        .arguments("--workers", Integer.toString(WORKERS))
                        .arguments(options)
                        .stdout(Output.pipe())
                        .stderr(Output.file(log))
                        .start(),
                log);
    }

    FtpUrl url() {
        return url;
    }

    String url(String name) {
        return url.withPath("/" + name).toString();
    }

    List<ProcessHandle> workers() {
        return handle.children().filter(ProcessHandle::isAlive).toList();
    }

    /** What it has written to standard error. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void signal(Signal signal) {
        process.signal(signal);
    }

    ExitStatus awaitExit() throws InterruptedException {
        return process.awaitExit();
    }

    String lastWords() {
        return output.lines().reduce("", (before, line) -> line);
    }

    /** Stops it as a user would, and holds it to doing so without a trace. */
    void stop() throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(workers());
        assertEquals(WORKERS, all.size());
        signal(Signal.TERM);
        assertEquals("stopped", lastWords());
        assertEquals(128 + Signal.TERM.number(), awaitExit().shellCode());
        for (ProcessHandle worker : all) {
            Await.untilGone(worker.pid());
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
        Files.delete(log);
    }
}
