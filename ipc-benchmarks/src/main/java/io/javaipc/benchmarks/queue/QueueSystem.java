package io.javaipc.benchmarks.queue;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** A system that brings messages from processes to processes. It travels to them. */
interface QueueSystem extends Serializable {
    /** How many bytes of messages a queue holds where that can be chosen. */
    int CAPACITY = 1 << 20;

    /** Its name in the results. */
    String name();

    /** What its JVMs have to be started with. */
    List<String> jvmArguments();

    /** Whether it can do this. */
    boolean takesPart(Kind kind, Idle idle);

    /** Whether its operations wait by themselves; otherwise who waits asks again and again. */
    boolean blocks();

    /** Whether each consumer gets all messages, instead of one of them each. */
    boolean isBroadcast();

    /** Begins to use it, in one of its processes; their numbers begin at 0. */
    Access open(int number) throws Exception;

    /** Frees what a queue leaves behind that nobody has open any more, when that is much. */
    default void discard(String queue) throws IOException {}
}
