package io.javaipc.process;

import io.javaipc.platform.ResourceUsage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What became of a {@link Command#run()}: how the program ended and what it wrote. Immutable. */
public final class CommandResult {
    private final String command;
    private final ExitStatus status;
    private final byte[] output;
    private final byte[] error;
    private final boolean outputComplete;
    private final Optional<ResourceUsage> resourceUsage;
    private final Duration wallTime;

    CommandResult(
            String command,
            ExitStatus status,
            byte[] output,
            byte[] error,
            boolean outputComplete,
            Optional<ResourceUsage> resourceUsage,
            Duration wallTime) {
        this.command = command;
        this.status = status;
        this.output = output;
        this.error = error;
        this.outputComplete = outputComplete;
        this.resourceUsage = resourceUsage;
        this.wallTime = wallTime;
    }

    /**
     * How the program ended.
     *
     * @return its status
     */
    public ExitStatus status() {
        return status;
    }

    /**
     * What it wrote to standard output.
     *
     * @return the text, read as UTF-8; empty when the command sent it elsewhere
     */
    public String output() {
        return new String(output, StandardCharsets.UTF_8);
    }

    /**
     * What it wrote to standard output.
     *
     * @return a copy of the bytes; none when the command sent them elsewhere
     */
    public byte[] outputBytes() {
        return output.clone();
    }

    /**
     * What it wrote to standard error.
     *
     * @return the text, read as UTF-8; empty when the command sent it elsewhere
     */
    public String error() {
        return new String(error, StandardCharsets.UTF_8);
    }

    /**
     * What it wrote to standard error.
     *
     * @return a copy of the bytes; none when the command sent them elsewhere
     */
    public byte[] errorBytes() {
        return error.clone();
    }

    /**
     * Tells whether its pipes were read to their end.
     *
     * @return false when something else, such as a child of its, still held them and might have written more
     */
    public boolean outputComplete() {
        return outputComplete;
    }

    /**
     * What it used.
     *
     * @return the usage; empty without {@link io.javaipc.platform.Capability#RESOURCE_USAGE RESOURCE_USAGE}
     */
    public Optional<ResourceUsage> resourceUsage() {
        return resourceUsage;
    }

    /**
     * How long the call took.
     *
     * @return from before the start until the end of its output
     */
    public Duration wallTime() {
        return wallTime;
    }

    @Override
    public String toString() {
        return "command=" + Excerpt.start(command) + ", status=" + status + ", wallTime=" + wallTime + ", error="
                + Excerpt.end(error());
    }
}
