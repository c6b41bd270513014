package io.javaipc.local.sync;

import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.memory.LongAccess;
import io.javaipc.shared.SharedSemaphore;
import io.javaipc.shared.SharedSpace;
import io.javaipc.shared.SpaceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Takes the mutex of an unbounded semaphore, makes the first half of a change, says that it is ready, and waits to be killed. */
public final class DiesInside {
    private final LongAccess memory;
    private final OwnerWord mutex;
    private final Holdings holdings;
    private final SharedSemaphore semaphore;

    private DiesInside(SharedSemaphore semaphore, Segment segment) {
        this.semaphore = semaphore;
        this.memory = segment.memory().longs();
        this.mutex = new OwnerWord(segment, SemaphoreFile.MUTEX_AT);
        this.holdings = new Holdings(segment, SemaphoreFile.HOLDINGS_AT);
    }

    /**
     * Runs until killed.
     *
     * @param arguments the space's name, the semaphore's name, the instant
     * @throws IOException when there is no such space
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        SharedSemaphore semaphore = SharedSpace.open(arguments[0]).unboundedSemaphore(arguments[1], 0);
        Path directory = Path.of(SpaceProvider.installed().inspect(arguments[0]).location());
        String file = SegmentKind.UNBOUNDED_SEMAPHORE.fileName(arguments[1]);
        Segment segment = Participants.join(directory, "victim").existingSegment(SegmentKind.UNBOUNDED_SEMAPHORE, file);
        new DiesInside(semaphore, segment).goUntil(arguments[2]);
        System.out.println("ready");
        new CountDownLatch(1).await();
    }

    private void goUntil(String instant) {
        switch (instant) {
            case "nothing":
                enter();
                break;
            case "taken":
                enter();
                holdings.add(3);
                break;
            case "returned":
                semaphore.acquireUninterruptibly(3);
                enter();
                holdings.add(-3);
                break;
            case "added":
                semaphore.acquireUninterruptibly(3);
                enter();
                memory.setVolatile(SemaphoreFile.PERMITS_AT, 4 + 2);
                break;
            case "reduced":
                semaphore.acquireUninterruptibly(3);
                enter();
                memory.setVolatile(SemaphoreFile.PERMITS_AT, 4 - 1);
                break;
            case "reclaimed":
                enter();
                holdings.dropThoseOfTheDead();
                break;
            default:
                throw new IllegalArgumentException(instant);
        }
    }

    private void enter() {
        if (!mutex.tryAcquireFree()) {
            throw new IllegalStateException("somebody else changes it");
        }
    }
}
