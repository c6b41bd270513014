package io.javaipc.process;

import io.javaipc.platform.IpcException;
import java.nio.file.Path;

/**
 * A program could not be started. There is no child then, and nothing is left open.
 *
 * <p>The message names program, working directory and errno, and says which of the two was at fault where that can be
 * told.
 */
public class ProcessStartException extends IpcException {
    private static final long serialVersionUID = 1L;

    /**
     * Tells of a program that could not be started.
     *
     * @param reason what is wrong, as far as it can be told
     * @param program the program
     * @param directory the working directory it was to have
     * @param failure what the platform reported
     */
    public ProcessStartException(String reason, String program, Path directory, IpcException failure) {
        super(
                "cannot start process: reason=" + reason + ", program=" + program + ", directory=" + directory
                        + failure.errnoName().map(errno -> ", errno=" + errno).orElse(""),
                failure.operation(),
                program,
                failure.errnoName().orElse(null),
                failure);
    }
}
