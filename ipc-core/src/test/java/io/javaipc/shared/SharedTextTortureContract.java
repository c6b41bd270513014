package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.javaipc.platform.Platform;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Output;
import io.javaipc.testing.Await;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Real JVMs that write one text, killed at random instants. {@code -Ptorture} makes it thousands. */
public abstract class SharedTextTortureContract extends SpaceContract {
    // each costs the start of a JVM beside others that are busy
    private static final int KILLS = Integer.getInteger("torture.kills", 25) / 3;
    private static final int VICTIMS = 2;
    private static final int READINGS_IN_A_ROW = 200;

    private final List<ChildProcess> victims = new ArrayList<>();
    private final Random random = new Random(KILLS);

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedTextTortureContract(String platform) {
        super(platform);
    }

    @Test
    void nobodyReadsHalfATextAndNoKillEndsTheWriting() throws Exception {
        SharedText text = space.text("text", TextTortureProgram.CAPACITY);
        SharedLong started = space.longValue("started");
        SharedLong written = space.longValue("written");
        SharedLong violations = space.longValue("violations");
        text.set(TextTortureProgram.text(0, 0));
        AtomicBoolean over = new AtomicBoolean();
        Running.Call<Long> reader = Running.start(() -> {
            long readings = 0;
            while (!over.get()) {
                if (!TextTortureProgram.isWhole(text.get())) {
                    violations.incrementAndGet();
                }
                readings++;
                // leaves some of the processors to those who start
                if (readings % READINGS_IN_A_ROW == 0) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
            }
            return readings;
        });
        try {
            for (int i = 0; i < VICTIMS; i++) {
                victims.add(start(i));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                long all = VICTIMS + kill;
                Await.until(() -> started.get() == all);
                LockSupport.parkNanos(random.nextInt((int) TimeUnit.MILLISECONDS.toNanos(3)));
                int index = random.nextInt(VICTIMS);
                victims.get(index).destroyForcibly();
                victims.get(index).awaitExit();
                victims.get(index).close();
                // the other one goes on, and so does this
                long before = written.get();
                Await.until(() -> written.get() > before);
                text.set(TextTortureProgram.text(kill, kill));
                victims.set(index, start(kill));
            }
        } finally {
            over.set(true);
            victims.forEach(ChildProcess::close);
        }
        System.out.printf(
                "text on %s: kills=%d, texts=%d, readings=%d, violations=%d%n",
                Platform.current().name(),
                KILLS,
                written.get(),
                reader.outcome().get(),
                violations.get());
        assertEquals(0, violations.get());
    }

    /** Every other in pure Java: both kinds of waiting meet. */
    private ChildProcess start(int number) {
        String platform = number % 2 == 0 ? "java" : Platform.current().name();
        return Programs.java(
                        List.of("-Xmx32m", "-Xshare:auto", "-Djavaipc.platform=" + platform),
                        TextTortureProgram.class,
                        space.name())
                .stdout(Output.inherit())
                .stderr(Output.inherit())
                .start();
    }
}
