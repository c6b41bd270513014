package io.javaipc.ftp.cli;

import io.javaipc.ftp.client.FtpFailure;
import io.javaipc.ftp.client.FtpUrl;
import io.javaipc.ftp.client.RemoteLibrary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Uploads one file. */
@Command(
        name = "put",
        description = {"Uploads a file.", "The server must have been started with --writable.", ""},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "%nExit codes: " + FtpSample.EXIT_CODES,
            "%nExamples:",
            "  " + FtpSample.NAME + " put report.pdf ftp://127.0.0.1:2121/",
            "  " + FtpSample.NAME + " put report.pdf ftp://127.0.0.1:2121/march.pdf"
        })
final class PutCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The local file.")
    private Path file;

    @Parameters(
            index = "1",
            paramLabel = "URL",
            converter = FtpUrlConverter.class,
            description = "ftp://[user@]host[:port]/[name]; without a name, the file keeps its own.")
    private FtpUrl url;

    @Mixin
    private ClientOptions client;

    @Mixin
    private TransferOptions transfer;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws FtpFailure {
        FtpUrl target = url.fileName().isEmpty() ? url.withPath(url.path() + file.getFileName()) : url;
        try (RemoteLibrary library = client.connect(target)) {
            String figures =
                    transfer.display().show(target.fileName(), bar -> library.upload(file, target.path(), bar));
            transfer.report(spec.commandLine().getOut(), "stored " + target + ": " + figures);
        }
        return 0;
    }
}
