package io.javaipc.ftp.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest has it, and the Java that runs it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = FtpSample.class.getPackage().getImplementationVersion();
        return new String[] {
            "ftp-sample " + Objects.requireNonNullElse(version, "(unpackaged)") + ", Java " + Runtime.version()
        };
    }
}
