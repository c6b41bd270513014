package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.Capability;
import io.javaipc.platform.Platform;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Programs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Real JVMs at something shared, killed and stopped at random instants, those first who are inside. What they do is a
 * {@link TortureVictim}; what must hold afterwards is said by the suites. {@code -Ptorture} makes it thousands.
 */
public abstract class TortureContract extends SpaceContract {
    private static final int KILLS = Integer.getInteger("torture.kills", 12);
    private static final int SEATS = TortureScene.SEATS;
    // of those who are killed, at least so many are inside
    private static final int ONE_INSIDE_IN = 20;
    private static final int ATTEMPTS_TO_STOP_INSIDE = 4;
    private static final long STOP_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int MOST_PAUSE_NANOS = 3_000_000;
    private static final long LONGEST_LOOK_NANOS = 20_000_000;
    private static final long STAY_NANOS = 100_000;

    /** Chooses. */
    final Random random = new Random(KILLS);

    /** What the victims tell. */
    TortureScene scene;

    private final String structure;
    private final Class<?> program;
    private final ChildProcess[] victims = new ChildProcess[SEATS];
    private final long[] numbers = new long[SEATS];
    private int started;
    private int kills;
    private int killedInside;
    private int stops;
    private long worstRecovery;

    TortureContract(String platform, String structure, Class<?> program) {
        super(platform);
        this.structure = structure;
        this.program = program;
    }

    /** Opens what is tortured. */
    abstract void prepare();

    /** All victims are there, and work. */
    void beginRound() throws Exception {}

    /** Waits until those who survived have got over it, if there are any: by default, until they work on. */
    void awaitRecovery(int survivors) throws Exception {
        long before = scene.operations.get();
        // each may have been about to finish something; one more was begun after the deaths
        awaitSoon("survivors go on", () -> survivors == 0 || scene.operations.get() > before + survivors);
    }

    /** Checks what must hold when all victims are dead for good. */
    void checkAtEnd() throws Exception {}

    @Test
    final void noKillAndNoStopBreaksIt() throws Exception {
        scene = new TortureScene(space);
        prepare();
        try {
            for (int seat = 0; seat < SEATS; seat++) {
                start(seat);
            }
            while (scene.violations.get() == 0 && goesOn()) {
                awaitAllStarted();
                beginRound();
                killSome();
            }
            awaitAllStarted();
            killAll();
            if (scene.violations.get() == 0) {
                checkAtEnd();
            }
        } finally {
            for (ChildProcess victim : victims) {
                if (victim != null) {
                    victim.close();
                }
            }
        }
        System.out.printf(
                "%s on %s: kills=%d, stops=%d, killed inside=%d, operations=%d, worst recovery=%d us, worst hand-over=%d us,"
                        + " violations=%d%n",
                structure,
                Platform.current().name(),
                kills,
                stops,
                killedInside,
                scene.operations.get(),
                TimeUnit.NANOSECONDS.toMicros(worstRecovery),
                scene.worstHandOverMicros(),
                scene.violations.get());
        assertEquals(0, scene.violations.get());
        assertTrue(killedInside * ONE_INSIDE_IN >= KILLS, "killed inside=" + killedInside);
    }

    private boolean goesOn() {
        return kills < KILLS || killedInside * ONE_INSIDE_IN < KILLS && kills < 4 * KILLS;
    }

    private void killAll() throws InterruptedException {
        for (int seat = 0; seat < SEATS; seat++) {
            doom(seat);
        }
        for (int seat = 0; seat < SEATS; seat++) {
            reap(seat);
        }
    }

    private void killSome() throws Exception {
        int stopped = random.nextBoolean() ? stopOne() : -1;
        LockSupport.parkNanos(random.nextInt(MOST_PAUSE_NANOS));
        List<Integer> chosen = choose();
        chosen.forEach(this::doom);
        if (stopped >= 0 && !chosen.contains(stopped)) {
            resume(stopped);
        }
        long begin = System.nanoTime();
        for (int seat : chosen) {
            reap(seat);
        }
        awaitRecovery(SEATS - chosen.size());
        if (chosen.size() < SEATS) {
            worstRecovery = Math.max(worstRecovery, System.nanoTime() - begin);
        }
        for (int seat : chosen) {
            start(seat);
        }
    }

    /** Some, and now and then all: then it is the next who find what the dead have left. */
    private List<Integer> choose() throws InterruptedException {
        int number = switch (random.nextInt(8)) {
            case 0 -> SEATS;
            case 1 -> 3;
            case 2, 3, 4 -> 2;
            default -> 1;
        };
        List<Integer> seats = random.nextBoolean() ? seatsInRandomOrder() : insideFirst();
        return seats.subList(0, number);
    }

    /** All seats, and first one whose victim is inside, if there is one. */
    List<Integer> insideFirst() throws InterruptedException {
        List<Integer> seats = seatsInRandomOrder();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < LONGEST_LOOK_NANOS) {
            for (int i = 0; i < SEATS; i++) {
                if (staysInside(seats.get(i))) {
                    Collections.swap(seats, 0, i);
                    return seats;
                }
            }
        }
        return seats;
    }

    /** For a moment at least: long enough to be found there. */
    private boolean staysInside(int seat) {
        long word = scene.inside(seat);
        long begin = System.nanoTime();
        while (word != 0 && scene.inside(seat) == word) {
            if (System.nanoTime() - begin > STAY_NANOS) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> seatsInRandomOrder() {
        List<Integer> seats = new ArrayList<>();
        for (int seat = 0; seat < SEATS; seat++) {
            seats.add(seat);
        }
        Collections.shuffle(seats, random);
        return seats;
    }

    private void doom(int seat) {
        scene.doom(seat, numbers[seat]);
        victims[seat].destroyForcibly();
        kills++;
    }

    private void reap(int seat) throws InterruptedException {
        victims[seat].awaitExit();
        victims[seat].close();
        if (scene.isInside(seat)) {
            killedInside++;
            scene.leave(seat);
        }
    }

    /** Every third in pure Java: both kinds of waiting meet. */
    private void start(int seat) {
        numbers[seat] = ++started;
        String platform = started % 3 == 0 ? "java" : Platform.current().name();
        victims[seat] = Programs.java(
                        List.of("-Xmx32m", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Djavaipc.platform=" + platform),
                        program,
                        space.name(),
                        Integer.toString(seat),
                        Integer.toString(started))
                .stdout(Output.inherit())
                .stderr(Output.inherit())
                .start();
    }

    private void awaitAllStarted() throws InterruptedException {
        Await.until(() -> {
            requireThatNoneEndedByItself();
            return scene.started.get() == started;
        });
    }

    private void requireThatNoneEndedByItself() {
        for (int seat = 0; seat < SEATS; seat++) {
            assertTrue(scene.isDoomed(seat, numbers[seat]) || victims[seat].isAlive(), "a victim ended by itself");
        }
    }

    /** Waits for what must come within the bound. */
    final void awaitSoon(String what, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            requireThatNoneEndedByItself();
            if (System.nanoTime() - begin > TortureScene.BOUND_NANOS) {
                scene.violation("did not come: what=" + what + ", victims=" + describeVictims());
                return;
            }
            LockSupport.parkNanos(20_000);
        }
    }

    private List<String> describeVictims() {
        return IntStream.range(0, SEATS)
                .mapToObj(seat -> numbers[seat] + " " + Proc.state(victims[seat].pid())
                        + (scene.isPresent(seat) ? "" : " doomed") + (scene.isInside(seat) ? " inside" : ""))
                .toList();
    }

    /** Stops one for a while, who is inside if that can be had. */
    private int stopOne() throws InterruptedException {
        stops++;
        int attempts = ATTEMPTS_TO_STOP_INSIDE;
        while (true) {
            int seat = insideFirst().get(0);
            stop(seat);
            if (scene.isInside(seat) || --attempts == 0) {
                LockSupport.parkNanos(STOP_NANOS);
                return seat;
            }
            signal(seat, Signal.CONT);
        }
    }

    /** Stops a victim where it is. */
    final void stop(int seat) throws InterruptedException {
        signal(seat, Signal.STOP);
        Await.until(() -> Proc.state(victims[seat].pid()) == 'T');
    }

    /** Lets it go on. */
    final void resume(int seat) throws InterruptedException {
        signal(seat, Signal.CONT);
        scene.disturbed();
    }

    final long pid(int seat) {
        return victims[seat].pid();
    }

    private void signal(int seat, Signal signal) throws InterruptedException {
        if (can(Capability.ANY_SIGNAL)) {
            victims[seat].signal(signal);
        } else {
            Command.of("kill", "-" + signal.name(), Long.toString(victims[seat].pid()))
                    .run();
        }
    }
}
