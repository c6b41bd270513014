package io.javaipc.benchmarks.spawn;

import com.zaxxer.nuprocess.NuAbstractProcessHandler;
import com.zaxxer.nuprocess.NuProcess;
import com.zaxxer.nuprocess.NuProcessBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** NuProcess, which always gives its children pipes. */
final class NuProcessLauncher extends JavaLauncher<NuProcess> {
    private static final long FOREVER = 0;

    @Override
    public String name() {
        return "NuProcess";
    }

    @Override
    NuProcess start() {
        return start(new NuProcessBuilder(new Indifferent(), Programs.TRIVIAL));
    }

    @Override
    int await(NuProcess child) throws InterruptedException {
        return child.waitFor(FOREVER, TimeUnit.SECONDS);
    }

    @Override
    int captured(List<String> command) throws InterruptedException {
        Collector collector = new Collector();
        await(start(new NuProcessBuilder(collector, command)));
        return collector.bytes().length;
    }

    private static NuProcess start(NuProcessBuilder builder) {
        NuProcess child = builder.start();
        if (child == null) {
            throw new IllegalStateException("NuProcess did not start a child: command=" + builder.command());
        }
        return child;
    }

    /** Lets everything pass. */
    private static final class Indifferent extends NuAbstractProcessHandler {}

    /** Keeps what a child writes. */
    private static final class Collector extends NuAbstractProcessHandler {
        private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

        @Override
        public void onStdout(ByteBuffer buffer, boolean closed) {
            byte[] chunk = new byte[buffer.remaining()];
            buffer.get(chunk);
            collected.writeBytes(chunk);
        }

        byte[] bytes() {
            return collected.toByteArray();
        }
    }
}
