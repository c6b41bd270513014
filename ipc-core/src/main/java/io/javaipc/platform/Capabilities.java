package io.javaipc.platform;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What one platform can do. Immutable.
 *
 * <pre>{@code
 * if (Platform.current().capabilities().has(Capability.INHERITED_DESCRIPTORS)) { ... }
 * }</pre>
 */
public final class Capabilities {
    private final String platformName;
    private final Set<Capability> present;

    private Capabilities(String platformName, Set<Capability> present) {
        this.platformName = platformName;
        this.present = present;
    }

    /**
     * Describes a platform.
     *
     * @param platformName the platform's name, used in messages
     * @param present what it can do
     * @return the capabilities
     */
    public static Capabilities of(String platformName, Set<Capability> present) {
        Set<Capability> copy = EnumSet.noneOf(Capability.class);
        copy.addAll(present);
        return new Capabilities(Objects.requireNonNull(platformName), Collections.unmodifiableSet(copy));
    }

    /**
     * Tells whether the platform can do this.
     *
     * @param capability what is asked for
     * @return true when it can
     */
    public boolean has(Capability capability) {
        return present.contains(capability);
    }

    /**
     * Refuses an operation that the platform cannot do.
     *
     * @param capability what the operation needs
     * @param operation the operation, as its caller knows it
     * @throws UnsupportedOperationException naming capability, operation, platform and remedy, when it is missing
     */
    public void require(Capability capability, String operation) {
        if (!has(capability)) {
            throw refusal(capability, operation);
        }
    }

    /**
     * The refusal of an operation that the platform cannot do.
     *
     * @param capability what the operation needs
     * @param operation the operation, as its caller knows it
     * @return the exception, to be thrown
     */
    public UnsupportedOperationException refusal(Capability capability, String operation) {
        return new UnsupportedOperationException("platform cannot do this: operation=" + operation + ", capability="
                + capability + ", platform=" + platformName
                + ", remedy=add io.javaipc:ipc-posix and run on Linux with glibc 2.34 or newer");
    }

    /**
     * All that the platform can do.
     *
     * @return an unmodifiable set
     */
    public Set<Capability> all() {
        return present;
    }

    @Override
    public String toString() {
        return platformName + present;
    }
}
