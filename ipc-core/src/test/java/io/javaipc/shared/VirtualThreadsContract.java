package io.javaipc.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Virtual threads that wait for each other through shared objects: none keeps the carrier that another one needs. */
public abstract class VirtualThreadsContract extends SpaceContract {
    /**
     * Makes the suite for a platform.
     *
     * @param platform the platform's name
     */
    protected VirtualThreadsContract(String platform) {
        super(platform);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aSingleCarrierIsEnoughForManyWhoWait() throws Exception {
        Peer peer = peer(VirtualThreadProgram.class);
        for (String object : List.of("semaphore", "lock", "read-write-lock", "barrier", "latch", "condition")) {
            assertEquals("done", peer.run(object), object);
        }
    }
}
