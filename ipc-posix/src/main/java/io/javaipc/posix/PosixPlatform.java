package io.javaipc.posix;

import io.javaipc.platform.Capabilities;
import io.javaipc.platform.Capability;
import io.javaipc.platform.Descriptors;
import io.javaipc.platform.Platform;
import io.javaipc.platform.ProcessControl;
import io.javaipc.platform.ProcessSpawner;
import io.javaipc.platform.SignalControl;
import io.javaipc.platform.WaitSupport;
import io.javaipc.posix.descriptor.PosixDescriptors;
import io.javaipc.posix.futex.FutexSupport;
import io.javaipc.posix.process.PosixProcessControl;
import io.javaipc.posix.process.PosixProcessSpawner;
import io.javaipc.posix.signal.PosixSignalControl;
import java.util.EnumSet;
import java.util.List;

/** Linux, through its C library. */
final class PosixPlatform implements Platform {
    static final String NAME = "posix";

    private final Capabilities capabilities = Capabilities.of(NAME, EnumSet.allOf(Capability.class));
    private final Descriptors descriptors = new PosixDescriptors();
    private final ProcessControl processControl = new PosixProcessControl();
    private final ProcessSpawner spawner = new PosixProcessSpawner(processControl);
    private final WaitSupport waitSupport = new FutexSupport();
    private final SignalControl signalControl = new PosixSignalControl();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> nativeModules() {
        return List.of("com.sun.jna");
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
        return descriptors;
    }

    @Override
    public ProcessControl processControl() {
        return processControl;
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
