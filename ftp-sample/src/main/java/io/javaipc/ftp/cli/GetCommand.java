package io.javaipc.ftp.cli;

import io.javaipc.ftp.client.FtpFailure;
import io.javaipc.ftp.client.FtpUrl;
import io.javaipc.ftp.client.RemoteLibrary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads one file. */
@Command(
        name = "get",
        description = {
            "Downloads a file.",
            "It appears under its name when it is complete; an older one is replaced then.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "%nExit codes: " + FtpSample.EXIT_CODES,
            "%nExamples:",
            "  " + FtpSample.NAME + " get ftp://127.0.0.1:2121/readme.txt",
            "  " + FtpSample.NAME + " get ftp://[::1]:2121/two%%20words.txt -o /tmp"
        })
final class GetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "URL", converter = FtpUrlConverter.class, description = "ftp://[user@]host[:port]/name")
    private FtpUrl url;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = ".",
            description = "Where to put it: a file, or a directory. Default: the current directory")
    private Path output;

    @Mixin
    private ClientOptions client;

    @Mixin
    private TransferOptions transfer;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws FtpFailure {
        if (url.fileName().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "the URL names no file: url=" + url);
        }
        try (RemoteLibrary library = client.connect(url)) {
            Path[] saved = new Path[1];
            String figures = transfer.display()
                    .show(url.fileName(), bar -> saved[0] = library.download(url.path(), output, bar));
            transfer.report(spec.commandLine().getOut(), "saved " + saved[0] + ": " + figures);
        }
        return 0;
    }
}
