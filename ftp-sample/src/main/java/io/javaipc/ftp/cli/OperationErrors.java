package io.javaipc.ftp.cli;

import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells in one line what failed and what can be done about it; the trace only when asked for. */
final class OperationErrors implements IExecutionExceptionHandler {
    private final BooleanSupplier verbose;

    OperationErrors(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(ErrorLine.of(failure));
        if (verbose.getAsBoolean()) {
            failure.printStackTrace(command.getErr());
        }
        return ExitCode.SOFTWARE;
    }
}
