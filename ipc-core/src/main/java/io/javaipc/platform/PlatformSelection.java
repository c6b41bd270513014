package io.javaipc.platform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Chooses this JVM's platform among the providers on the class path or module path. */
final class PlatformSelection {
    static final String PROPERTY = "javaipc.platform";
    static final Platform CURRENT = select(load(), System.getProperty(PROPERTY));

    private PlatformSelection() {}

    private static List<PlatformProvider> load() {
        List<PlatformProvider> providers = new ArrayList<>();
        // our own loader, not the thread's: a worker thread's context loader may know nothing of us
        for (PlatformProvider provider :
                ServiceLoader.load(PlatformProvider.class, PlatformProvider.class.getClassLoader())) {
            providers.add(provider);
        }
        return providers;
    }

    static Platform select(List<PlatformProvider> providers, String wanted) {
        List<String> refused = new ArrayList<>();
        List<PlatformProvider> byPriority = providers.stream()
                .filter(provider -> wanted == null || provider.name().equals(wanted))
                .sorted(Comparator.comparingInt(PlatformProvider::priority).reversed())
                .toList();
        for (PlatformProvider provider : byPriority) {
            Optional<String> reason = provider.unavailableReason();
            if (reason.isEmpty()) {
                return provider.create();
            }
            refused.add(provider.name() + ": " + reason.get());
        }
        if (wanted != null) {
            throw new IllegalStateException(
                    "platform not available: " + PROPERTY + "=" + wanted + ", refused=" + refused + ", found="
                            + providers.stream().map(PlatformProvider::name).toList());
        }
        throw new ServiceConfigurationError("no platform found: refused=" + refused);
    }
}
