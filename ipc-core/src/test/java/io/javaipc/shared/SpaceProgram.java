package io.javaipc.shared;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does in a space what it reads, line by line, and answers each with a line. */
public final class SpaceProgram {
    private final SharedSpace space;

    private SpaceProgram(SharedSpace space) {
        this.space = space;
    }

    /**
     * Runs the program.
     *
     * @param arguments the space's name
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        SpaceProgram program = new SpaceProgram(SharedSpace.open(arguments[0]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(program.run(line.split(" ")));
        }
    }

    private String run(String[] words) throws Exception {
        SharedLock lock = space.lock("lock");
        switch (words[0]) {
            case "lock":
                lock.lock();
                return "locked";
            case "try":
                return lock.tryLock() ? "locked" : "refused";
            case "unlock":
                lock.unlock();
                return "unlocked";
            case "repairForEver":
                lock.withRepair(this::repairForEver).lock();
                return "locked";
            case "died":
                return lock.ownerDied() + " " + lock.epoch();
            case "await":
                lock.lock();
                try {
                    space.longValue("waiters").incrementAndGet();
                    boolean signalled = lock.condition("c").await(Long.parseLong(words[1]), TimeUnit.MILLISECONDS);
                    return Boolean.toString(signalled);
                } finally {
                    lock.unlock();
                }
            case "add":
                add(Integer.parseInt(words[1]));
                return "added";
            case "count":
                SharedLong number = space.longValue("number");
                for (int i = Integer.parseInt(words[1]); i > 0; i--) {
                    number.incrementAndGet();
                }
                return "counted";
            case "get":
                return Long.toString(space.longValue(words[1]).get());
            case "exit":
                System.exit(0);
                return "";
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    private void repairForEver(SharedLock held) {
        space.longValue("repairs").incrementAndGet();
        while (true) {
            LockSupport.park();
        }
    }

    /** Two threads, each so many times, with a number that no atomic operation adds to. */
    private void add(int times) throws InterruptedException {
        Runnable adder = () -> {
            SharedLock lock = space.lock("lock");
            SharedLong number = space.longValue("number");
            for (int i = 0; i < times; i++) {
                lock.lock();
                try {
                    number.set(number.get() + 1);
                } finally {
                    lock.unlock();
                }
            }
        };
        Thread second = new Thread(adder);
        second.start();
        adder.run();
        second.join();
    }
}
