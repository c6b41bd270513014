package io.javaipc.shared;

import io.javaipc.testing.Running;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** {@link TortureContract} of a lossless and a lossy broadcast, of which somebody sees all from the first message on. */
public abstract class SharedBroadcastTortureContract extends TortureContract {
    private static final int MESSAGES_AT_END = 2_000;
    private static final int PAUSE_NANOS = 100_000;
    private static final int READS_IN_A_ROW = 50;

    private final AtomicBoolean over = new AtomicBoolean();
    private BroadcastTally lossless;
    private BroadcastTally lossy;
    private Running.Call<Void> reader;

    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected SharedBroadcastTortureContract(String platform) {
        super(platform, "broadcast", BroadcastTortureProgram.class);
    }

    @Override
    void prepare() {
        lossless = new BroadcastTally(space, scene, true);
        lossy = new BroadcastTally(space, scene, false);
        lossless.subscribe();
        lossy.subscribe();
        reader = Running.start(() -> {
            while (!over.get()) {
                readSome();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return null;
        });
    }

    /** Always true. */
    private boolean readSome() {
        boolean isMore = true;
        for (int i = 0; i < READS_IN_A_ROW && isMore; i++) {
            isMore = lossless.read() | lossy.read();
        }
        return true;
    }

    @Override
    void checkAtEnd() throws Exception {
        over.set(true);
        reader.outcome().get();
        // nobody is dead who could be in the way
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < MESSAGES_AT_END; i++) {
            awaitSoon("room in the lossless one", () -> lossless.publish(0, random) || !readSome());
            awaitSoon("room in the lossy one", () -> lossy.publish(0, random) || !readSome());
        }
        awaitSoon("the last message", () -> readSome() && lossless.isDrained() && lossy.isDrained());
        scene.check(lossless.broadcast.subscribers() == 1, "the dead are subscribers");
        lossless.checkAtEnd();
        lossy.checkAtEnd();
        System.out.printf("broadcast: lost of the lossy one=%d%n", lossy.lost());
    }
}
