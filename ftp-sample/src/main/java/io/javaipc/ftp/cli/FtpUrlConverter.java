package io.javaipc.ftp.cli;

import io.javaipc.ftp.client.FtpUrl;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Makes a URL argument, and a usage error of one that is none. */
final class FtpUrlConverter implements ITypeConverter<FtpUrl> {
    @Override
    public FtpUrl convert(String text) {
        try {
            return FtpUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
