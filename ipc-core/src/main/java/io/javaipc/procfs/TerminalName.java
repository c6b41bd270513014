package io.javaipc.procfs;

import java.util.Optional;

/** The names of terminals, from the device numbers of {@code /proc/PID/stat}; see {@code makedev(3)}. */
public final class TerminalName {
    private static final int CONSOLES = 4;
    private static final int FIRST_SERIAL = 64;
    private static final int FIRST_PTS = 136;
    private static final int LAST_PTS = 143;
    private static final int MINORS = 256;

    private TerminalName() {}

    /**
     * The name of a terminal.
     *
     * @param device its number
     * @return its path below {@code /dev}, such as {@code pts/3}; {@code major:minor} for a driver not known here; empty
     *     for 0, which is no terminal
     */
    public static Optional<String> of(int device) {
        if (device == 0) {
            return Optional.empty();
        }
        int major = device >>> 8 & 0xfff;
        int minor = device & 0xff | device >>> 12 & 0xfff00;
        if (major >= FIRST_PTS && major <= LAST_PTS) {
            return Optional.of("pts/" + (minor + (major - FIRST_PTS) * MINORS));
        }
        if (major == CONSOLES) {
            return Optional.of(minor < FIRST_SERIAL ? "tty" + minor : "ttyS" + (minor - FIRST_SERIAL));
        }
        return Optional.of(major + ":" + minor);
    }
}
