package io.javaipc.process;

import io.javaipc.platform.SpawnedProcess;
import io.javaipc.process.TreeKill.Mechanism;
import io.javaipc.signal.Signal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Ends a child and all that came from it. Descendants are held as {@link ProcessHandle}s, which know their start time, so
 * that no stranger with a recycled pid is hit; and they are looked for before anybody is killed, because orphans cannot
 * be told whose they were.
 */
final class TreeKiller {
    private static final int MOST_ROUNDS = 20;
    private static final long LOOK_AGAIN_MILLIS = 5;
    private static final Duration ROUND = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    private final ChildProcess child;
    private final SpawnedProcess spawned;
    private final boolean leadsGroup;
    private final Set<ProcessHandle> known = new LinkedHashSet<>();
    private final Set<Mechanism> mechanisms = EnumSet.noneOf(Mechanism.class);

    TreeKiller(ChildProcess child, SpawnedProcess spawned, boolean leadsGroup) {
        this.child = child;
        this.spawned = spawned;
        this.leadsGroup = leadsGroup;
    }

    /** Kills a child's tree on the way out of an interrupted call; a further interrupt stays set. */
    static void killUninterruptibly(ChildProcess child) {
        boolean interrupted = false;
        try {
            child.killTree(Duration.ZERO);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    TreeKill kill(Duration grace) throws InterruptedException {
        look();
        try {
            return killAndWait(grace);
        } catch (InterruptedException e) {
            look();
            signalAll(Signal.KILL);
            throw e;
        }
    }

    private TreeKill killAndWait(Duration grace) throws InterruptedException {
        if (grace.compareTo(Duration.ZERO) > 0) {
            signalAll(Signal.TERM);
            if (awaitEnd(grace)) {
                return report();
            }
        }
        boolean ended = false;
        // again and again, for they may fork meanwhile; but not for ever, for one in state D cannot end now
        for (int round = 0; round < MOST_ROUNDS && !ended; round++) {
            look();
            signalAll(Signal.KILL);
            child.awaitExit();
            look();
            ended = awaitEnd(ROUND);
        }
        return report();
    }

    /** Adds the descendants that can be seen now. */
    private void look() {
        ProcessHandle.of(child.pid())
                .filter(handle -> child.isAlive())
                .ifPresent(handle -> handle.descendants().forEach(known::add));
        for (ProcessHandle handle : Set.copyOf(known)) {
            if (Vitals.runs(handle)) {
                handle.descendants().forEach(known::add);
            }
        }
    }

    private void signalAll(Signal signal) {
        if (leadsGroup && spawned.signalGroup(signal.number())) {
            mechanisms.add(Mechanism.PROCESS_GROUP);
        } else {
            spawned.signal(signal.number());
        }
        for (ProcessHandle handle : known) {
            if (Vitals.runs(handle)) {
                mechanisms.add(Mechanism.DESCENDANTS);
                if (signal.equals(Signal.KILL)) {
                    handle.destroyForcibly();
                } else {
                    handle.destroy();
                }
            }
        }
    }

    private boolean awaitEnd(Duration atMost) throws InterruptedException {
        Duration bounded = atMost.compareTo(LONGEST_WAIT) < 0 ? atMost : LONGEST_WAIT;
        long deadline = System.nanoTime() + bounded.toNanos();
        if (child.awaitExit(atMost).isEmpty()) {
            return false;
        }
        // looked at again and again: ProcessHandle.onExit() does so too for processes that are not our children, but
        // at intervals of up to seconds
        while (known.stream().anyMatch(Vitals::runs)) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }

    private TreeKill report() {
        long ended = known.stream().filter(handle -> !Vitals.runs(handle)).count();
        return new TreeKill(mechanisms, (int) ended);
    }
}
