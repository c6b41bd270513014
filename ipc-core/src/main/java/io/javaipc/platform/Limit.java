package io.javaipc.platform;

/**
 * A soft limit, which is enforced, and the hard limit up to which the process may raise it.
 *
 * @param soft the soft limit; {@link #UNLIMITED} for none
 * @param hard the hard limit; {@link #UNLIMITED} for none
 */
public record Limit(long soft, long hard) {
    /** No limit. */
    public static final long UNLIMITED = -1;

    public Limit {
        boolean softExceedsHard = hard != UNLIMITED && (soft == UNLIMITED || soft > hard);
        if (soft < UNLIMITED || hard < UNLIMITED || softExceedsHard) {
            throw new IllegalArgumentException("bad limit: soft=" + soft + ", hard=" + hard);
        }
    }

    /**
     * The same soft and hard limit.
     *
     * @param value the limit
     * @return the limit
     */
    public static Limit of(long value) {
        return new Limit(value, value);
    }

    @Override
    public String toString() {
        return text(soft) + "/" + text(hard);
    }

    private static String text(long value) {
        return value == UNLIMITED ? "unlimited" : String.valueOf(value);
    }
}
