package io.javaipc.local.space;

import io.javaipc.shared.SharedSpace;
import io.javaipc.shared.SpaceProvider;

/** Offers spaces in a directory of this host. */
public final class LocalSpaceProvider implements SpaceProvider {
    /** For {@link java.util.ServiceLoader}. */
    public LocalSpaceProvider() {}

    @Override
    public SharedSpace open(String name) {
        return LocalSpace.open(name);
    }
}
