package io.javaipc.ftp.cli;

import io.javaipc.ftp.server.FtpService;
import io.javaipc.server.Dispatch;
import io.javaipc.server.SocketServer;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the file server until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Serves the files of a directory.",
            "Anybody on this machine may connect, from elsewhere only with --bind. Ctrl-C or SIGTERM stop it; transfers"
                    + " under way may finish.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "%nExit codes: 1 cannot serve, 2 the command line is wrong, 130 stopped by Ctrl-C, 143 stopped by SIGTERM.",
            "%nExamples:",
            "  " + FtpSample.NAME + " serve --root /srv/files",
            "  " + FtpSample.NAME + " serve --root . --writable --bind ::"
        })
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--root", paramLabel = "DIR", required = true, description = "The directory to serve.")
    private Path root;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "2121",
            converter = IntegerRange.Port.class,
            description = "0 lets the system choose. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            converter = AddressConverter.class,
            description = "The address to listen on; :: is all of them. Default: ${DEFAULT-VALUE}")
    private InetAddress bind;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "4",
            converter = IntegerRange.Workers.class,
            description = "How many processes serve clients; 0 uses threads of this one. Default: ${DEFAULT-VALUE}")
    private int workers;

    @Option(names = "--writable", description = "Let clients upload and delete.")
    private boolean writable;

    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            defaultValue = "10",
            converter = IntegerRange.Seconds.class,
            description = "How long transfers under way may take when it stops. Default: ${DEFAULT-VALUE}")
    private int grace;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws OperationFailed, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        FtpService files = ServedDirectory.open(root, writable);
        SocketServer server = SocketServer.tcp(new InetSocketAddress(bind, port))
                .dispatch(workers == 0 ? Dispatch.threadPerConnection() : Dispatch.prefork(workers))
                .handler(files)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, out), "stop"));
        out.println(Banner.of(server, files, workers));
        server.awaitTermination();
        return 0;
    }

    private void stop(SocketServer server, PrintWriter out) {
        try {
            server.stop(Duration.ofSeconds(grace));
            out.println("stopped");
        } catch (InterruptedException e) {
            // the server is stopped at once then; this thread ends with the process
            Thread.currentThread().interrupt();
        }
    }
}
