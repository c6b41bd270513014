package io.javaipc.ftp.cli;

import io.javaipc.ftp.client.FtpFailure;
import io.javaipc.ftp.console.Printable;
import io.javaipc.platform.IpcException;
import java.net.ConnectException;

/** Words a failure as one line that a person can act on. */
final class ErrorLine {
    private static final int NOT_LOGGED_IN = 530;
    private static final int NOT_TAKEN = 550;

    private ErrorLine() {}

    static String of(Exception failure) {
        if (failure instanceof FtpFailure ftp) {
            return oneLine(ftp.getMessage() + hint(ftp));
        }
        if (failure instanceof IpcException refused) {
            return oneLine(refused.getMessage() + hint(refused));
        }
        if (failure instanceof OperationFailed) {
            return oneLine(failure.getMessage());
        }
        return oneLine("unexpected failure: type=" + failure.getClass().getSimpleName() + ", message="
                + failure.getMessage() + " (--verbose shows where)");
    }

    private static String hint(FtpFailure failure) {
        if (failure.getCause() instanceof ConnectException) {
            return " (is the server running? start it with: " + FtpSample.NAME + " serve --root DIR)";
        }
        int reply = failure.replyCode().orElse(0);
        if (reply == NOT_LOGGED_IN) {
            return " (name a user: ftp://USER@HOST...)";
        }
        boolean readOnly = reply == NOT_TAKEN && failure.getMessage().contains("read-only");
        return readOnly ? " (a server takes files when started with --writable)" : "";
    }

    private static String hint(IpcException failure) {
        if (!failure.operation().equals("bind")) {
            return "";
        }
        // the platform that is pure Java knows the words and not the errno
        String why = failure.errnoName().orElseGet(failure::getMessage);
        if (why.equals("EADDRINUSE") || why.contains("already in use")) {
            return " (another program uses the port: choose one with --port, 0 finds a free one)";
        }
        if (why.equals("EACCES") || why.contains("ermission denied")) {
            return " (ports below 1024 need privileges: choose another with --port)";
        }
        if (why.equals("EADDRNOTAVAIL") || why.contains("assign requested address")) {
            return " (no interface of this machine has the address: see --bind)";
        }
        return "";
    }

    private static String oneLine(String text) {
        return Printable.of(text.strip().replaceAll("\\s*\\R\\s*", " | "));
    }
}
