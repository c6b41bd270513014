package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.javaipc.platform.Platform;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Real JVMs at a lock, killed and stopped at random instants. {@code -Ptorture} makes it thousands. */
public abstract class SharedLockTortureContract extends SpaceContract {
    private static final int KILLS = Integer.getInteger("torture.kills", 25);
    private static final int VICTIMS = 4;

    private final List<ChildProcess> victims = new ArrayList<>();
    private final Random random = new Random(KILLS);
    private SharedLong first;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedLockTortureContract(String platform) {
        super(platform);
    }

    @Test
    void noKillAndNoStopBreaksTheLock() throws Exception {
        first = space.longValue("first");
        SharedLong deaths = space.longValue("deaths");
        SharedLong started = space.longValue("started");
        long worst = 0;
        int stops = 0;
        try {
            for (int i = 0; i < VICTIMS; i++) {
                victims.add(start(i));
            }
            for (int kill = 0; kill < KILLS || deaths.get() == 0; kill++) {
                // so that a hand-over is to one who waits, not to one who is starting
                long all = VICTIMS + kill;
                Await.until(() -> started.get() == all);
                if (random.nextInt(4) == 0) {
                    stopForAWhile(victims.get(random.nextInt(VICTIMS)).pid());
                    stops++;
                }
                LockSupport.parkNanos(random.nextInt((int) TimeUnit.MILLISECONDS.toNanos(3)));
                int index = random.nextBoolean() ? owner() : random.nextInt(VICTIMS);
                long start = System.nanoTime();
                victims.get(index).destroyForcibly();
                awaitProgress();
                worst = Math.max(worst, System.nanoTime() - start);
                victims.get(index).awaitExit();
                victims.get(index).close();
                victims.set(index, start(kill));
            }
        } finally {
            victims.forEach(ChildProcess::close);
        }
        SharedLock lock = space.lock("lock");
        lock.lock();
        System.out.printf(
                "lock on %s: kills=%d, stops=%d, owners killed=%d, changes=%d, worst hand-over=%d us, violations=%d%n",
                Platform.current().name(),
                KILLS,
                stops,
                lock.epoch(),
                first.get(),
                TimeUnit.NANOSECONDS.toMicros(worst),
                space.longValue("violations").get());
        assertEquals(0, space.longValue("violations").get());
        lock.unlock();
    }

    /** Whoever has the lock just now, if somebody does. */
    private int owner() {
        long pid = space.longValue("inside").get();
        for (int i = 0; i < VICTIMS; i++) {
            if (victims.get(i).pid() == pid) {
                return i;
            }
        }
        return random.nextInt(VICTIMS);
    }

    /** Every third in pure Java: both kinds of waiting meet. */
    private ChildProcess start(int number) {
        String platform = number % 3 == 0 ? "java" : Platform.current().name();
        return Programs.java(
                        List.of("-Xmx32m", "-Xshare:auto", "-Djavaipc.platform=" + platform),
                        LockTortureProgram.class,
                        space.name())
                .stdout(Output.inherit())
                .stderr(Output.inherit())
                .start();
    }

    private void awaitProgress() {
        long before = first.get();
        // the second change was begun by somebody who got the lock after the kill
        while (first.get() <= before + 1) {
            Thread.yield();
        }
    }

    private static void stopForAWhile(long pid) throws InterruptedException {
        Command.of("kill", "-STOP", Long.toString(pid)).run();
        Await.until(() -> Proc.state(pid) == 'T');
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        Command.of("kill", "-CONT", Long.toString(pid)).run();
    }
}
