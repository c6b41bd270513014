package io.javaipc.ftp.server;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long a session waits. Measured on a clock that nobody sets.
 *
 * @param login from the connection to the login
 * @param idle for the next command; a transfer is not idle
 * @param dataConnection for the client to open the data connection
 * @param stall for a byte to move: on the data connection, or for a reply to be taken
 */
public record FtpTimeouts(Duration login, Duration idle, Duration dataConnection, Duration stall)
        implements Serializable {
    /** Five minutes, and thirty seconds for the data connection. */
    public static final FtpTimeouts DEFAULT = new FtpTimeouts(
            Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofMinutes(5));

    /** Refuses a timeout that is no time. */
    public FtpTimeouts {
        requirePositive("login", login);
        requirePositive("idle", idle);
        requirePositive("dataConnection", dataConnection);
        requirePositive("stall", stall);
    }

    private static void requirePositive(String name, Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("a timeout must be longer than nothing: " + name + "=" + timeout);
        }
    }
}
