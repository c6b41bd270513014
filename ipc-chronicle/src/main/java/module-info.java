/**
 * Queues that survive every process and the machine's restart, on Chronicle Queue.
 *
 * <p>Start at {@link io.javaipc.durable.DurableQueue}. Chronicle reaches into the JDK, so the JVM needs flags:
 * {@link io.javaipc.durable.DurableJvm} names them, and JVMs that are started with them are the place for it.
 */
module io.javaipc.chronicle {
    requires transitive io.javaipc.core;
    // automatic modules, named after their files or manifests; slf4j is there for them too
    requires chronicle.bytes;
    requires chronicle.core;
    requires chronicle.queue;
    requires chronicle.wire;
    requires java.management;
    requires org.slf4j;

    exports io.javaipc.durable;
}
