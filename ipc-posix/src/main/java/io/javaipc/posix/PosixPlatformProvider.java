package io.javaipc.posix;

import io.javaipc.platform.Platform;
import io.javaipc.platform.PlatformProvider;
import io.javaipc.posix.libc.LibC;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Offers the native platform where it can run: Linux on x86-64 or aarch64 with glibc 2.34 or newer. */
public final class PosixPlatformProvider implements PlatformProvider {
    private static final Set<String> ARCHITECTURES = Set.of("amd64", "x86_64", "aarch64");
    private static final String CLOSE_FROM = "posix_spawn_file_actions_addclosefrom_np";

    /** For {@link java.util.ServiceLoader}. */
    public PosixPlatformProvider() {}

    @Override
    public String name() {
        return PosixPlatform.NAME;
    }

    @Override
    public int priority() {
        return 100;
    }

    @Override
    public Optional<String> unavailableReason() {
        String system = System.getProperty("os.name");
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!system.equals("Linux") || !ARCHITECTURES.contains(architecture)) {
            return Optional.of("system is not supported: os.name=" + system + ", os.arch=" + architecture);
        }
        try {
            // without it a spawn would hand the JDK's descriptors to the child and stall the JDK's own spawns
            return LibC.has(CLOSE_FROM)
                    ? Optional.empty()
                    : Optional.of("C library is too old: missing=" + CLOSE_FROM + ", needed=glibc 2.34");
        } catch (LinkageError e) {
            return Optional.of("native access failed: cause=" + e);
        }
    }

    @Override
    public Platform create() {
        return new PosixPlatform();
    }
}
