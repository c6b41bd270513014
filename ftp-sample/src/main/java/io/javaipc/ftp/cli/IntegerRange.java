package io.javaipc.ftp.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number within bounds; anything else is a usage error that names them. */
abstract class IntegerRange implements ITypeConverter<Integer> {
    private final int least;
    private final int most;

    IntegerRange(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Integer convert(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with the bounds
        }
        throw new TypeConversionException("'" + text + "' is not a whole number from " + least + " to " + most);
    }

    /** A TCP port, or 0 for any. */
    static final class Port extends IntegerRange {
        Port() {
            super(0, 65_535);
        }
    }

    /** A number of processes. */
    static final class Workers extends IntegerRange {
        Workers() {
            super(0, 1_000);
        }
    }

    /** A time that a person would wait. */
    static final class Seconds extends IntegerRange {
        Seconds() {
            super(0, 86_400);
        }
    }

    /** A time without which nothing can be waited for. */
    static final class Timeout extends IntegerRange {
        Timeout() {
            super(1, 86_400);
        }
    }
}
