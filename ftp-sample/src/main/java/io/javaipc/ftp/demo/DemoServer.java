package io.javaipc.ftp.demo;

import io.javaipc.ftp.client.FtpUrl;
import io.javaipc.platform.Capability;
import io.javaipc.platform.Platform;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.signal.Signal;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file server as a process of its own, run from the same jar or class path as this one. */
final class DemoServer implements AutoCloseable {
    private static final Pattern URL = Pattern.compile("ftp://\\S+");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChildProcess process;
    private final ProcessHandle handle;
    private final BufferedReader output;
    private final FtpUrl url;

    private DemoServer(ChildProcess process, BufferedReader output, FtpUrl url) {
        this.process = process;
        this.handle = process.toHandle();
        this.output = output;
        this.url = url;
    }

    static DemoServer start(Class<?> program, Path root, int workers, Path log) throws IOException, TourFailed {
        Command java = javaRunning(program);
        boolean canDieWithUs = Platform.current().capabilities().has(Capability.PROCESS_ATTRIBUTES);
        ChildProcess process = (canDieWithUs ? java.dieWithParent() : java)
                .arguments("serve", "--writable", "--root", root.toString())
                .arguments("--port", "0", "--workers", Integer.toString(workers))
                .stdout(Output.pipe())
                .stderr(Output.file(log))
                .start();
        // a tour that is interrupted by Ctrl-C takes its server with it
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end of the tour's server"));
        BufferedReader output = process.inputReader();
        String banner = output.readLine();
        Matcher url = URL.matcher(banner == null ? "" : banner);
        if (!url.find()) {
            process.close();
            throw new TourFailed("the server did not start: log=" + Files.readString(log) + ", process=" + process);
        }
        return new DemoServer(process, output, FtpUrl.parse(url.group()));
    }

    private static Command javaRunning(Class<?> program) {
        Command java = Command.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String classPath = System.getProperty("java.class.path");
        boolean runnableJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
        return runnableJar
                ? java.arguments("-jar", classPath)
                : java.arguments("--enable-native-access=ALL-UNNAMED", "-cp", classPath, program.getName());
    }

    FtpUrl url() {
        return url;
    }

    ProcessHandle process() {
        return handle;
    }

    List<ProcessHandle> workers() {
        return handle.children().filter(ProcessHandle::isAlive).toList();
    }

    /** Asks it to stop, as a service manager would, and returns the last line it says. */
    String terminate() throws TourFailed, InterruptedException {
        process.signal(Signal.TERM);
        String lastWords = output.lines().reduce("", (before, line) -> line);
        if (process.awaitExit(PATIENCE).isEmpty()) {
            throw new TourFailed("the server does not stop: pid=" + process.pid());
        }
        return lastWords;
    }

    @Override
    public void close() {
        process.close();
    }
}
