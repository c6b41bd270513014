package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.Contender;
import io.javaipc.codec.Codec;
import io.javaipc.shared.SharedQueue;
import io.javaipc.shared.SharedSpace;
import java.util.List;

/** The ways to use the library's queue that are measured. */
enum JavaIpcForm {
    /** As it comes. */
    GENERAL(Contender.OURS, List.of()),
    /** Without native code. */
    PURE_JAVA("javaipc pure Java", List.of("-Djavaipc.platform=java"));

    private static final int LEAST_BYTES_OF_A_MESSAGE = 64;

    final String system;
    final List<String> jvmArguments;

    JavaIpcForm(String system, List<String> jvmArguments) {
        this.system = system;
        this.jvmArguments = jvmArguments;
    }

    /** Native code matters to those only who wait in the kernel. */
    boolean takesPart(Kind kind, Idle idle) {
        return this != PURE_JAVA || idle == Idle.BLOCK;
    }

    SharedQueue<byte[]> queue(SharedSpace space, String name) {
        int capacity = QueueSystem.CAPACITY;
        return space.queue(name, Codec.bytes(), capacity / LEAST_BYTES_OF_A_MESSAGE, capacity);
    }
}
