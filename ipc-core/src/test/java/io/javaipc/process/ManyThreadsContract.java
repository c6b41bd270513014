package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.javaipc.signal.Signal;
import io.javaipc.testing.Await;
import io.javaipc.testing.PlatformContract;
import io.javaipc.testing.Proc;
import io.javaipc.testing.Running;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One child in the hands of many threads. */
public abstract class ManyThreadsContract extends PlatformContract {
    private static final int ROUNDS = 50;
    private static final Duration LONG = Duration.ofDays(1);

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected ManyThreadsContract(String platform) {
        super(platform);
    }

    @Test
    void eightThreadsMayEndAChildAtOnceAndAllLearnTheSame() throws Exception {
        endFromEightThreads();
        Await.until(() -> Children.active().isEmpty());
        int before = Proc.openDescriptors();
        for (int i = 0; i < ROUNDS; i++) {
            endFromEightThreads();
        }
        Await.until(() -> Children.active().isEmpty());
        Await.until(() -> Proc.openDescriptors() <= before);
    }

    private static void endFromEightThreads() throws Exception {
        ChildProcess child = Command.of("cat")
                .stdin(Input.pipe())
                .stdout(Output.pipe())
                .stderr(Output.pipe())
                .start();
        List<Callable<ExitStatus>> endings = List.of(
                () -> closed(child),
                () -> closed(child),
                () -> child.terminate(LONG),
                () -> child.terminate(Duration.ZERO),
                () -> killed(child),
                child::awaitExit,
                () -> child.awaitExit(LONG).orElseThrow(),
                () -> destroyed(child));
        CyclicBarrier start = new CyclicBarrier(endings.size());
        List<Running.Call<ExitStatus>> calls = endings.stream()
                .map(ending -> Running.start(() -> {
                    start.await();
                    return ending.call();
                }))
                .toList();
        Set<ExitStatus> told = new HashSet<>();
        for (Running.Call<ExitStatus> call : calls) {
            told.add(call.outcome().get());
        }
        assertEquals(Set.of(child.awaitExit()), told);
    }

    private static ExitStatus closed(ChildProcess child) {
        child.close();
        return child.poll().orElseThrow();
    }

    private static ExitStatus killed(ChildProcess child) throws InterruptedException {
        child.killTree(LONG);
        return child.poll().orElseThrow();
    }

    private static ExitStatus destroyed(ChildProcess child) throws InterruptedException {
        child.destroy();
        child.destroyForcibly();
        child.waitFor(1, TimeUnit.DAYS);
        return child.poll().orElseThrow();
    }

    @Test
    void signalsMeetTheEndOfAChildWithoutHarm() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            ChildProcess child = Command.of("true").start();
            Running.Call<Boolean> sender = Running.start(() -> {
                while (child.isAlive()) {
                    child.destroy();
                }
                return child.signal(Signal.TERM);
            });
            child.awaitExit();
            assertFalse(sender.outcome().get());
        }
    }
}
