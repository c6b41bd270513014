package io.javaipc.platform.java;

import io.javaipc.platform.Capabilities;
import io.javaipc.platform.Capability;
import io.javaipc.platform.Grouping;
import io.javaipc.platform.IpcException;
import io.javaipc.platform.ProcessAttributes;
import io.javaipc.platform.ProcessSpawner;
import io.javaipc.platform.SpawnRequest;
import io.javaipc.platform.SpawnedProcess;
import io.javaipc.platform.Stdio;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** Starts children by {@link ProcessBuilder}, which takes care of descriptors, pipes and reaping. */
final class JavaProcessSpawner implements ProcessSpawner {
    private static final File NULL_DEVICE = new File("/dev/null");

    private final Capabilities capabilities;

    JavaProcessSpawner(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    @Override
    public SpawnedProcess spawn(SpawnRequest request) {
        if (!request.inherited().isEmpty()) {
            capabilities.require(Capability.INHERITED_DESCRIPTORS, "inherit descriptors");
        }
        refuse(request.attributes());
        ProcessBuilder builder = new ProcessBuilder(request.command());
        request.directory().map(Path::toFile).ifPresent(builder::directory);
        builder.environment().clear();
        builder.environment().putAll(request.environment());
        builder.redirectInput(source(request.stdin()));
        builder.redirectOutput(sink(request.stdout()));
        if (request.stderr() instanceof Stdio.ToStandardOutput) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(sink(request.stderr()));
        }
        try {
            return new JavaSpawnedProcess(builder.start(), capabilities);
        } catch (IOException e) {
            if (e.getCause() instanceof FileNotFoundException missing) {
                throw IpcException.ofCause("cannot open file", "open", missing.getMessage(), e);
            }
            throw IpcException.ofCause("cannot start process", "ProcessBuilder.start", request.program(), e);
        }
    }

    private void refuse(ProcessAttributes attributes) {
        if (attributes.grouping() != Grouping.SAME) {
            throw capabilities.refusal(Capability.PROCESS_GROUPS, "new process group or session");
        }
        if (attributes.terminal().isPresent()) {
            throw capabilities.refusal(Capability.PSEUDO_TERMINALS, "pseudo-terminal");
        }
        if (!attributes.blockedSignals().isEmpty()) {
            throw capabilities.refusal(Capability.QUEUED_SIGNALS, "start with blocked signals");
        }
        if (!attributes.isNone()) {
            throw capabilities.refusal(Capability.PROCESS_ATTRIBUTES, "start with " + attributes);
        }
    }

    private Redirect source(Stdio stdio) {
        if (stdio instanceof Stdio.Null) {
            return Redirect.from(NULL_DEVICE);
        }
        if (stdio instanceof Stdio.FromFile file) {
            return Redirect.from(file.path().toFile());
        }
        return common(stdio);
    }

    private Redirect sink(Stdio stdio) {
        if (stdio instanceof Stdio.Null) {
            return Redirect.DISCARD;
        }
        if (stdio instanceof Stdio.ToFile file) {
            File target = file.path().toFile();
            return file.append() ? Redirect.appendTo(target) : Redirect.to(target);
        }
        return common(stdio);
    }

    private Redirect common(Stdio stdio) {
        if (stdio instanceof Stdio.Pipe) {
            return Redirect.PIPE;
        }
        if (stdio instanceof Stdio.Inherit) {
            return Redirect.INHERIT;
        }
        if (stdio instanceof Stdio.FromDescriptor) {
            capabilities.require(Capability.INHERITED_DESCRIPTORS, "standard stream from a descriptor");
        }
        throw new IllegalArgumentException("redirection does not fit this stream: redirection=" + stdio);
    }
}
