package io.javaipc.worker;

import io.javaipc.serialization.JavaSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The main class of a worker JVM: calls in at its parent, runs one task, sends its value or failure back, and ends with
 * exit code 0 or 1. When the parent is gone it ends at once, whatever it is doing.
 *
 * <p>No lambdas and no logging here: both would cost a short-lived JVM a good part of its start.
 */
public final class WorkerMain {
    private static final int EXIT_OF_FAILURE = 1;
    private static final int RESERVE_BYTES = 256 * 1024;

    // let go when a task fails, so that one which has used up the heap can still be told of
    private static byte[] reserve = new byte[RESERVE_BYTES];

    private WorkerMain() {}

    /**
     * Runs the worker.
     *
     * @param arguments the file with the worker's token, which stands beside the parent's control socket
     * @throws IOException when the parent cannot be reached
     */
    public static void main(String[] arguments) throws IOException {
        Path tokenFile = Path.of(arguments[0]);
        ControlChannel channel = ControlChannel.connect(tokenFile.resolveSibling(ControlListener.SOCKET_NAME));
        channel.send(new Frame(Frame.Type.HELLO, Files.readAllBytes(tokenFile)));
        Frame frame = channel.receive(ControlChannel.NO_LIMIT);
        if (frame == null) {
            // the parent is gone, or takes us for a stranger
            Runtime.getRuntime().halt(EXIT_OF_FAILURE);
        }
        Thread listener = new Thread(new ParentListener(channel, Thread.currentThread()), "javaipc-control");
        listener.setDaemon(true);
        listener.start();
        WorkerContext.set(new WorkerContext(channel));
        Frame answer = perform(frame);
        channel.send(answer);
        if (answer.type() == Frame.Type.FAILURE) {
            System.exit(EXIT_OF_FAILURE);
        }
    }

    // whatever a task throws is its own failure, a StackOverflowError as much as an IOException
    @SuppressWarnings("checkstyle:IllegalCatch")
    private static Frame perform(Frame frame) throws IOException {
        try {
            ClassLoader loader = ClassLoader.getSystemClassLoader();
            Task task = (Task) JavaSerialization.fromBytes(frame.payload(), loader, null);
            setProperties(task.systemProperties());
            Callable<?> callable = (Callable<?>) JavaSerialization.fromBytes(task.callable(), loader, null);
            return new Frame(Frame.Type.VALUE, JavaSerialization.toBytes(callable.call()));
        } catch (Throwable e) {
            reserve = null;
            return new Frame(Frame.Type.FAILURE, JavaSerialization.toBytes(RemoteFailure.of(e)));
        }
    }

    /** Takes over what the parent has and this JVM has not set itself. */
    private static void setProperties(Map<String, String> properties) {
        for (Map.Entry<String, String> property : properties.entrySet()) {
            String name = property.getKey();
            boolean describesTheParent = name.startsWith("jdk.module.") || name.startsWith("sun.");
            if (System.getProperty(name) == null && !describesTheParent) {
                System.setProperty(name, property.getValue());
            }
        }
    }

    /** Hears the parent: interrupts the task when told to, and ends the JVM when the parent is gone. */
    private static final class ParentListener implements Runnable {
        private final ControlChannel channel;
        private final Thread task;

        ParentListener(ControlChannel channel, Thread task) {
            this.channel = channel;
            this.task = task;
        }

        @Override
        public void run() {
            try {
                Frame frame = channel.receive(ControlChannel.NO_LIMIT);
                while (frame != null) {
                    if (frame.type() == Frame.Type.INTERRUPT) {
                        task.interrupt();
                    }
                    frame = channel.receive(ControlChannel.NO_LIMIT);
                }
            } catch (IOException e) {
                System.err.println("worker lost its parent: " + e);
            } finally {
                Runtime.getRuntime().halt(EXIT_OF_FAILURE);
            }
        }
    }
}
