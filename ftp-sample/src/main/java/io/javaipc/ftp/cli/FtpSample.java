package io.javaipc.ftp.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program: a file server and its client. */
@Command(
        name = FtpSample.NAME,
        description = "An FTP file server whose clients are served by child processes, and a client for it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ServeCommand.class,
            ListCommand.class,
            GetCommand.class,
            PutCommand.class,
            DeleteCommand.class,
            ConsoleCommand.class,
            DemoCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all went well", "1:the operation failed", "2:the command line is wrong"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  " + FtpSample.NAME + " demo",
            "  " + FtpSample.NAME + " serve --root /srv/files --writable",
            "  " + FtpSample.NAME + " list ftp://127.0.0.1:2121/",
            "  " + FtpSample.NAME + " get ftp://127.0.0.1:2121/readme.txt -o copy.txt",
            "  " + FtpSample.NAME + " COMMAND --help"
        })
public final class FtpSample {
    static final String NAME = "java -jar ftp-sample.jar";
    static final String EXIT_CODES = "0 all went well, 1 the operation failed, 2 the command line is wrong.";

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "With an error, show where it came from.")
    private boolean verbose;

    private FtpSample() {}

    /**
     * Runs a command and exits.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** Whether the trace of a failure is wanted. */
    boolean verbose() {
        return verbose;
    }

    static CommandLine commandLine() {
        FtpSample program = new FtpSample();
        return new CommandLine(program)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new OperationErrors(program::verbose));
    }
}
