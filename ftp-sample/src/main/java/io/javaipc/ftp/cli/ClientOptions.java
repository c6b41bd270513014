package io.javaipc.ftp.cli;

import io.javaipc.ftp.client.FtpFailure;
import io.javaipc.ftp.client.FtpUrl;
import io.javaipc.ftp.client.RemoteLibrary;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What every command that talks to a server takes. */
final class ClientOptions {
    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            converter = IntegerRange.Timeout.class,
            description = "How long the server may be silent. Default: ${DEFAULT-VALUE}")
    private int timeout;

    Duration timeout() {
        return Duration.ofSeconds(timeout);
    }

    RemoteLibrary connect(FtpUrl url) throws FtpFailure {
        return RemoteLibrary.connect(url, timeout());
    }
}
