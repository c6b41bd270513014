package io.javaipc.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs an example by its name; {@code list} prints them all. */
public final class Main {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    static final List<Example> EXAMPLES = List.of(
            new Example("process", "run a program, read what it prints, learn how it ended", ProcessExample::main),
            new Example(
                    "java-process", "run a function in a JVM of its own, and see one die", JavaProcessExample::main),
            new Example("exit-status", "tell exit codes, signals and core dumps apart", ExitStatusExample::main),
            new Example(
                    "exit-message", "end with a message and a status, with hooks or without", ExitMessageExample::main),
            new Example(
                    "inherited-file", "share the position in a file with children, or not", InheritedFileExample::main),
            new Example("wait", "wait for a child, for any child, for all of them", WaitExample::main),
            new Example("wait-nohang", "look after a child without waiting for it", WaitNohangExample::main),
            new Example("double-fork", "start a process that lives on under another parent", DoubleForkExample::main),
            new Example(
                    "sigchld-ignore",
                    "start many children, wait for none, leave no zombie",
                    SigchldIgnoreExample::main),
            new Example("pipeline", "let programs read what others write", PipelineExample::main),
            new Example("pipe", "receive messages from a child JVM", PipeExample::main),
            new Example("pipe-duplex", "talk to a child JVM, and see it killed", PipeDuplexExample::main),
            new Example("unix-socket", "meet another JVM at a file of mode 0600", UnixSocketExample::main),
            new Example("message-listener", "let processes in that know a key, over TCP", MessageListenerExample::main),
            new Example("pty", "run a program that wants a terminal, and resize it", PtyExample::main),
            new Example("pid-ppid", "tell who this process, its parent and its child are", PidPpidExample::main),
            new Example("ps", "list all processes", PsExample::main),
            new Example("pstree", "draw all processes below their parents", PstreeExample::main),
            new Example("top", "watch which processes are busy (--once: print them once)", TopExample::main),
            new Example("nice", "lower the priority of a child, at its start and later", NiceExample::main),
            new Example("zombie", "make a zombie, see it in the table, have it reaped", ZombieExample::main),
            new Example("orphan", "see who adopts the child of a parent that ended", OrphanExample::main),
            new Example("signal-list", "list all signals, and which a JVM may handle", SignalListExample::main),
            new Example("signal-handler", "handle a signal twice, ignore it, give it back", SignalHandlerExample::main),
            new Example("kill", "send signals, never to a stranger (kill NAME PID)", KillExample::main),
            new Example("alarm", "set the alarm clock, replace it, cancel it; let a clock tick", AlarmExample::main),
            new Example("pause", "wait for any signal", PauseExample::main),
            new Example(
                    "signal-payload",
                    "send numbers by real-time signals, with their sender",
                    SignalPayloadExample::main),
            new Example("shared-value", "change the same values from several processes", SharedValueExample::main),
            new Example("shared-array", "share out an array among processes", SharedArrayExample::main),
            new Example(
                    "shared-text", "kill a process that writes a text, and read a whole one", SharedTextExample::main),
            new Example("lock", "count from several processes, with a lock and without", LockExample::main),
            new Example(
                    "lock-owner-killed",
                    "kill the owner of a lock, and be told by the lock",
                    LockOwnerKilledExample::main),
            new Example("read-write-lock", "let many read, or one write", ReadWriteLockExample::main),
            new Example("semaphore", "share two permits, and kill one who has one", SemaphoreExample::main),
            new Example("event", "have several processes begin at one signal", EventExample::main),
            new Example("barrier", "work in phases, and be told when one is missing", BarrierExample::main),
            new Example("queue", "put into a queue and take from it in several processes", QueueExample::main),
            new Example(
                    "queue-consumer-killed", "kill a consumer, and get what it had", QueueConsumerKilledExample::main),
            new Example(
                    "joinable-queue",
                    "wait until all tasks are done, also those of the dead",
                    JoinableQueueExample::main),
            new Example(
                    "broadcast", "let all see all, wait for the slow, or count what they lose", BroadcastExample::main),
            new Example(
                    "durable-queue",
                    "kill the writer of a queue on the disk, start again, miss nothing",
                    DurableQueueExample::main),
            new Example("ipcs", "show what is shared, and who holds it, also the dead", IpcsExample::main),
            new Example(
                    "shared-memory",
                    "share memory by name with another JVM, or with Python",
                    SharedMemoryExample::main),
            new Example("fifo", "read a pipe with a path, into which a shell writes", FifoExample::main),
            new Example(
                    "pass-descriptor",
                    "hand a connection and an open file to another process",
                    PassDescriptorExample::main),
            new Example(
                    "posix-message-queue",
                    "send messages with priorities to programs in any language",
                    PosixMessageQueueExample::main),
            new Example(
                    "posix-semaphore", "share a semaphore with programs in any language", PosixSemaphoreExample::main),
            new Example(
                    "echo-server", "serve with preforked processes, kill one, be served on", EchoServerExample::main));

    private Main() {}

    /**
     * Runs an example.
     *
     * @param arguments its name, then its own arguments
     */
    public static void main(String[] arguments) {
        if (arguments.length == 0 || arguments[0].equals("list") || arguments[0].equals("--help")) {
            EXAMPLES.forEach(example -> System.out.printf("%-21s %s%n", example.name(), example.summary()));
            return;
        }
        Optional<Example> chosen = EXAMPLES.stream()
                .filter(example -> example.name().equals(arguments[0]))
                .findFirst();
        if (chosen.isEmpty()) {
            System.err.println("no such example: name=" + arguments[0] + " (\"list\" prints them all)");
            System.exit(USAGE);
        }
        run(chosen.get(), Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void run(Example example, String[] arguments) {
        try {
            example.program().run(arguments);
        } catch (Exception e) {
            System.err.println("example failed: name=" + example.name());
            e.printStackTrace();
            System.exit(FAILED);
        }
    }
}
