package io.javaipc.durable;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a queue is kept. Immutable: each method returns a changed copy.
 *
 * <p>The roll is the queue's, for ever: processes that say nothing take what the queue has, one that asks for another is
 * refused. All else is this process's own; retention is done by processes that append.
 */
public final class DurableOptions {
    /** The largest message unless set otherwise: 16 MiB. */
    public static final int MESSAGE_BYTES = 16 << 20;

    private static final int LARGEST_MESSAGE_BYTES = 256 << 20;
    private static final DurableOptions DEFAULTS = new DurableOptions(null, null, 0, Flush.byKernel(), MESSAGE_BYTES);

    private final RollEvery roll;
    private final Duration keepFor;
    private final long keepBytes;
    private final Flush flush;
    private final int messageBytes;

    private DurableOptions(RollEvery roll, Duration keepFor, long keepBytes, Flush flush, int messageBytes) {
        this.roll = roll;
        this.keepFor = keepFor;
        this.keepBytes = keepBytes;
        this.flush = flush;
        this.messageBytes = messageBytes;
    }

    /**
     * A file a day, nothing is ever removed, the kernel decides when to write, and messages are up to 16 MiB.
     *
     * @return the options
     */
    public static DurableOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Sets how long one file is written to.
     *
     * @param every how long
     * @return the changed options
     */
    public DurableOptions roll(RollEvery every) {
        return new DurableOptions(Objects.requireNonNull(every), keepFor, keepBytes, flush, messageBytes);
    }

    /**
     * Has files removed whose messages are all older, whoever has not read them; never the one that is written to.
     *
     * @param age how long a message is kept at least
     * @return the changed options
     * @throws IllegalArgumentException when it is not positive
     */
    public DurableOptions keepFor(Duration age) {
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException("age must be positive: keepFor=" + age);
        }
        return new DurableOptions(roll, age, keepBytes, flush, messageBytes);
    }

    /**
     * Has the oldest files removed while the messages of all files take more, whoever has not read them; never the one that
     * is written to.
     *
     * @param bytes how many
     * @return the changed options
     * @throws IllegalArgumentException when it is not positive
     */
    public DurableOptions keepBytes(long bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("size must be positive: keepBytes=" + bytes);
        }
        return new DurableOptions(roll, keepFor, bytes, flush, messageBytes);
    }

    /**
     * Sets when messages are forced to the disk.
     *
     * @param choice when
     * @return the changed options
     */
    public DurableOptions flush(Flush choice) {
        return new DurableOptions(roll, keepFor, keepBytes, Objects.requireNonNull(choice), messageBytes);
    }

    /**
     * Sets how large a message may be that this process appends or reads. Five times as much of the address space is mapped.
     *
     * @param bytes how many, up to 256 MiB
     * @return the changed options
     * @throws IllegalArgumentException when it is not positive, or too large
     */
    public DurableOptions messageBytes(int bytes) {
        if (bytes <= 0 || bytes > LARGEST_MESSAGE_BYTES) {
            throw new IllegalArgumentException(
                    "not a size of a message: messageBytes=" + bytes + ", most=" + LARGEST_MESSAGE_BYTES);
        }
        return new DurableOptions(roll, keepFor, keepBytes, flush, bytes);
    }

    /**
     * How long one file is written to.
     *
     * @return empty when nothing was said
     */
    public Optional<RollEvery> roll() {
        return Optional.ofNullable(roll);
    }

    /**
     * How long messages are kept at least.
     *
     * @return empty for ever
     */
    public Optional<Duration> keepFor() {
        return Optional.ofNullable(keepFor);
    }

    /**
     * How much is kept.
     *
     * @return empty for all
     */
    public OptionalLong keepBytes() {
        return keepBytes == 0 ? OptionalLong.empty() : OptionalLong.of(keepBytes);
    }

    /**
     * When messages are forced to the disk.
     *
     * @return the choice
     */
    public Flush flush() {
        return flush;
    }

    /**
     * How large a message may be.
     *
     * @return the size in bytes
     */
    public int messageBytes() {
        return messageBytes;
    }

    @Override
    public String toString() {
        return "DurableOptions[roll=" + roll + ", keepFor=" + keepFor + ", keepBytes=" + keepBytes + ", flush=" + flush
                + ", messageBytes=" + messageBytes + "]";
    }
}
