package io.javaipc.local.sync;

import io.javaipc.local.segment.Participants;
import io.javaipc.local.segment.Segment;
import io.javaipc.local.segment.SegmentKind;
import io.javaipc.memory.LongAccess;
import io.javaipc.shared.SpaceProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Takes the mutex of a barrier, makes the first half of a step, says that it is ready, and waits to be killed. */
public final class DiesArriving {
    private DiesArriving() {}

    /**
     * Runs until killed.
     *
     * @param arguments the space's name, the barrier's name, the instant
     * @throws IOException when there is no such space
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Path.of(SpaceProvider.installed().inspect(arguments[0]).location());
        Participants participants = Participants.join(directory, "victim");
        Segment segment = participants.existingSegment(SegmentKind.BARRIER, SegmentKind.BARRIER.fileName(arguments[1]));
        if (!new OwnerWord(segment, BarrierFile.MUTEX_AT).tryAcquireFree()) {
            throw new IllegalStateException("somebody else is in it");
        }
        goUntil(arguments[2], segment.memory().longs(), participants.self(), (int) segment.geometry());
        System.out.println("ready");
        new CountDownLatch(1).await();
    }

    private static void goUntil(String instant, LongAccess memory, long self, int parties) {
        BarrierState state = BarrierState.of(memory.getVolatile(BarrierFile.STATE_AT));
        switch (instant) {
            case "nothing":
                break;
            case "named":
                memory.setVolatile(BarrierFile.ARRIVALS_AT, self);
                break;
            case "arrived":
                memory.setVolatile(BarrierFile.ARRIVALS_AT, self);
                memory.setVolatile(
                        BarrierFile.STATE_AT, state.withArrival(parties).word());
                break;
            case "resetting":
                memory.setVolatile(BarrierFile.STATE_AT, state.broken().word());
                break;
            default:
                throw new IllegalArgumentException(instant);
        }
    }
}
