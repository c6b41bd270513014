package io.javaipc.ftp.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Tells in one line what is wrong with a command line, and where help is; of no command at all, the help itself. */
final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        if (arguments.length == 0) {
            command.usage(err);
        } else {
            err.println(
                    error.getMessage() + " (help: " + command.getCommandSpec().qualifiedName() + " --help)");
        }
        return ExitCode.USAGE;
    }
}
