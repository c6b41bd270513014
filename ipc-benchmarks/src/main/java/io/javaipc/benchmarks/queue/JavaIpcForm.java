package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.Contender;
import io.javaipc.codec.Codec;
import io.javaipc.shared.QueueOptions;
import io.javaipc.shared.SharedQueue;
import io.javaipc.shared.SharedSpace;
import java.util.List;

/** The ways to use the library's queue that are measured. */
enum JavaIpcForm {
    /** As it comes. */
    GENERAL(Contender.OURS, List.of()),
    /** Made for one producing and one consuming process. */
    SINGLE("javaipc single", List.of()),
    /** The same, with messages written and read in place. */
    RAW("javaipc raw", List.of()),
    /** Without native code. */
    PURE_JAVA("javaipc pure Java", List.of("-Djavaipc.platform=java"));

    private static final int LEAST_BYTES_OF_A_MESSAGE = 64;

    final String system;
    final List<String> jvmArguments;

    JavaIpcForm(String system, List<String> jvmArguments) {
        this.system = system;
        this.jvmArguments = jvmArguments;
    }

    boolean takesPart(Kind kind, Idle idle) {
        return switch (this) {
            case GENERAL -> true;
            case SINGLE -> kind.pairs == 1;
            case RAW -> kind.pairs == 1 && idle == Idle.SPIN;
            // native code matters to those only who wait in the kernel
            case PURE_JAVA -> idle == Idle.BLOCK;
        };
    }

    SharedQueue<byte[]> queue(SharedSpace space, String name) {
        QueueOptions options = QueueOptions.ofCapacity(QueueSystem.CAPACITY / LEAST_BYTES_OF_A_MESSAGE)
                .withBytes(QueueSystem.CAPACITY);
        boolean isSingle = this == SINGLE || this == RAW;
        return space.queue(
                name + "." + name(),
                Codec.bytes(),
                isSingle ? options.withSingleProducer().withSingleConsumer() : options);
    }
}
