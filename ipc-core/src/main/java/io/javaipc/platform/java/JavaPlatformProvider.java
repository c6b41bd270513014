package io.javaipc.platform.java;

import io.javaipc.platform.Platform;
import io.javaipc.platform.PlatformProvider;
import java.util.Optional;

/** Offers the pure-Java platform: always available, and used when nothing better is. */
public final class JavaPlatformProvider implements PlatformProvider {
    /** For {@link java.util.ServiceLoader}. */
    public JavaPlatformProvider() {}

    @Override
    public String name() {
        return JavaPlatform.NAME;
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Optional<String> unavailableReason() {
        return Optional.empty();
    }

    @Override
    public Platform create() {
        return new JavaPlatform();
    }
}
