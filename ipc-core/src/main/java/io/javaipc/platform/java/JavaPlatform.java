package io.javaipc.platform.java;

import io.javaipc.platform.Capabilities;
import io.javaipc.platform.Capability;
import io.javaipc.platform.Descriptors;
import io.javaipc.platform.Platform;
import io.javaipc.platform.PollingWaitSupport;
import io.javaipc.platform.ProcessControl;
import io.javaipc.platform.ProcessSpawner;
import io.javaipc.platform.SignalControl;
import io.javaipc.platform.WaitSupport;
import java.util.Set;

/** What the JDK alone can do. */
final class JavaPlatform implements Platform {
    static final String NAME = "java";

    private final Capabilities capabilities = Capabilities.of(NAME, Set.of());
    private final ProcessSpawner spawner = new JavaProcessSpawner(capabilities);
    private final WaitSupport waitSupport = new PollingWaitSupport();
    private final SignalControl signalControl = new JavaSignalControl(capabilities);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public ProcessSpawner spawner() {
        return spawner;
    }

    @Override
    public Descriptors descriptors() {
        throw capabilities.refusal(Capability.INHERITED_DESCRIPTORS, "Platform.descriptors");
    }

    @Override
    public ProcessControl processControl() {
        throw capabilities.refusal(Capability.PROCESS_CONTROL, "Platform.processControl");
    }

    @Override
    public SignalControl signalControl() {
        return signalControl;
    }

    @Override
    public WaitSupport waitSupport() {
        return waitSupport;
    }
}
