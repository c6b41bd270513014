package io.javaipc.durable;

import io.javaipc.codec.Codec;
import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Uses a queue where something is not as usual, and prints what it saw. */
public final class HermitProgram {
    private static final int LARGE = 100_000;

    private HermitProgram() {}

    /**
     * Runs it.
     *
     * @param arguments what to do, and the queue's directory
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "use" -> use(directory);
            case "fill" -> fill(directory);
            case "open" -> open(directory);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void use(Path directory) throws Exception {
        // the JDK keeps one end of a socket pair, to close channels by, from the first channel on
        FileChannel.open(Path.of("/dev/null")).close();
        List<String> before = sockets();
        try (DurableQueue<String> queue = DurableQueue.open(directory, Codec.utf8());
                DurableReader<String> reader = queue.reader("reader")) {
            queue.append("a");
            reader.take();
            List<String> opened = new ArrayList<>(sockets());
            opened.removeAll(before);
            System.out.println("sockets=" + opened);
        }
        List<String> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getThreadGroup().getName().equals("system"))
                .map(Thread::getName)
                .filter(name -> !name.equals("main") && !name.equals("Common-Cleaner"))
                .toList();
        System.out.println("threads=" + threads);
    }

    private static List<String> sockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(Files::isSymbolicLink)
                    .map(HermitProgram::target)
                    .filter(target -> target.startsWith("socket:"))
                    .toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // closed meanwhile: the listing itself was among them
            return "";
        }
    }

    /** Until the disk is full; then somebody makes room. */
    private static void fill(Path directory) throws Exception {
        Path ballast = directory.resolveSibling("ballast");
        try (RandomAccessFile file = new RandomAccessFile(ballast.toFile(), "rw")) {
            file.write(new byte[2 << 20]);
        }
        try (DurableQueue<byte[]> queue = DurableQueue.open(directory, Codec.bytes());
                DurableReader<byte[]> reader = queue.reader("reader")) {
            int appended = 0;
            try {
                while (true) {
                    queue.append(new byte[LARGE]);
                    appended++;
                }
            } catch (IpcException e) {
                System.out.println(e.getMessage().replaceAll("[0-9]+", "N"));
            }
            for (int taken = 0; taken < appended; taken++) {
                check(reader.poll().length == LARGE);
            }
            check(appended > 0 && reader.poll() == null);
            Files.delete(ballast);
            queue.append(new byte[LARGE]);
            check(reader.poll().length == LARGE);
            System.out.println("went on");
        }
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError();
        }
    }

    private static void open(Path directory) {
        try (DurableQueue<String> queue = DurableQueue.open(directory, Codec.utf8())) {
            System.out.println("opened " + queue);
        } catch (IpcException | IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
