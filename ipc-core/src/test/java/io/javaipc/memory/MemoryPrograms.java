package io.javaipc.memory;

import io.javaipc.platform.IpcException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The other processes: what they do is their first argument. */
final class MemoryPrograms {
    static final long COUNTER = 0;
    static final long ARRIVED = 8;
    static final int ADDERS = 2;
    static final long DRAFT_BYTES = 100_000;

    private static final int CHURNED_UNTIL_SAID = 200;
    private static final int ROUNDS_UNTIL_COMPILED = 2000;

    private MemoryPrograms() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "add" -> add(arguments[1], Integer.parseInt(arguments[2]));
            case "create-or-open" -> createOrOpen(arguments[1]);
            case "create" -> create(arguments[1], Long.parseLong(arguments[2]));
            case "create-and-stay" -> createAndStay(arguments[1]);
            case "unlink" -> SharedMemory.unlink(arguments[1]);
            case "churn" -> churn(arguments[1]);
            case "draft" -> draft(Path.of(arguments[1]));
            case "sweep" -> Draft.begin(Path.of(arguments[1])).close();
            case "access-lost" -> accessLost(arguments[1], arguments[2]);
            case "attach" -> attach(arguments[1]);
            case "read-until-lost" -> readUntilLost(arguments[1]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Adds, once all have come, so that they do it at once. */
    private static void add(String name, int times) {
        try (SharedMemory memory = SharedMemory.open(name)) {
            LongAccess longs = memory.view().longs();
            longs.getAndAdd(ARRIVED, 1);
            while (longs.getAcquire(ARRIVED) < ADDERS) {
                Thread.yield();
            }
            for (int i = 0; i < times; i++) {
                longs.getAndAdd(COUNTER, 1);
            }
        }
    }

    private static void createOrOpen(String name) {
        try (SharedMemory memory = SharedMemory.createOrOpen(name, Long.BYTES)) {
            memory.view().longs().getAndAdd(COUNTER, 1);
        }
    }

    private static void create(String name, long bytes) {
        try {
            SharedMemory.create(name, bytes).unlink();
        } catch (IpcException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void createAndStay(String name) throws InterruptedException {
        SharedMemory.create(name, 1).close();
        System.out.println("created");
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Creates and unlinks a few names that others create and unlink too, until it is killed. */
    private static void churn(String name) {
        for (long round = 0; ; round++) {
            String one = name + "-" + round % 3;
            try {
                SharedMemory.create(one, 1).close();
            } catch (IpcException e) {
                require(e, "EEXIST");
            }
            try {
                SharedMemory.unlink(one);
            } catch (IpcException e) {
                require(e, "ENOENT");
            }
            if (round == CHURNED_UNTIL_SAID) {
                System.out.println("churning");
            }
        }
    }

    private static void require(IpcException failure, String errno) {
        if (!failure.errnoName().equals(Optional.of(errno))) {
            throw failure;
        }
    }

    private static void draft(Path directory) throws IOException, InterruptedException {
        try (Draft draft = Draft.begin(directory)) {
            draft.allocate(DRAFT_BYTES);
            System.out.println("half-way");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static void attach(String name) throws InterruptedException {
        try (SharedMemory memory = SharedMemory.open(name)) {
            System.out.println(memory.view().getInt(0));
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    /** Reads in compiled code; the JVM may tell of the loss late there. */
    private static void readUntilLost(String name) {
        try (SharedMemory memory = SharedMemory.open(name)) {
            MemoryView view = memory.view();
            long sum = 0;
            for (int i = 0; i < ROUNDS_UNTIL_COMPILED; i++) {
                sum += read(view);
            }
            System.out.println("compiled");
            try {
                while (true) {
                    sum += read(view);
                    // a call into native code, where the JVM raises what is pending
                    Thread.yield();
                }
            } catch (SegmentLostException e) {
                System.out.println("lost: sum=" + sum);
            } catch (InternalError e) {
                System.out.println("lost, told late: sum=" + sum);
            }
        }
    }

    private static void accessLost(String name, String operation) throws IOException {
        try (SharedMemory memory = SharedMemory.create(name, 100)) {
            SegmentLostTest.truncate(name);
            memory.unlink();
            for (int i = 0; i < 2; i++) {
                try {
                    access(memory.view(), operation);
                } catch (SegmentLostException e) {
                    System.out.println(e.getMessage());
                }
            }
        }
    }

    private static void access(MemoryView view, String operation) {
        switch (operation) {
            case "bulk-get" -> view.get(0, new byte[100]);
            case "bulk-put" -> view.put(0, new byte[100]);
            case "int-set" -> view.ints().compareAndSet(0, 0, 1);
            case "int-exchange" -> view.ints().compareAndExchange(0, 0, 1);
            case "long-set" -> view.longs().compareAndSet(0, 0, 1);
            default -> view.longs().compareAndExchange(0, 0, 1);
        }
    }

    private static long read(MemoryView view) {
        long sum = 0;
        for (long offset = 0; offset < view.size(); offset++) {
            sum += view.getByte(offset);
        }
        return sum;
    }
}
