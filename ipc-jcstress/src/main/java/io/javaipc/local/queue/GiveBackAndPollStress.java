package io.javaipc.local.queue;

import io.javaipc.shared.Delivery;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** One gives back what it holds and polls, and one polls. */
@JCStressTest
@Outcome(id = "a, -, ", expect = Expect.ACCEPTABLE, desc = "the first has it again")
@Outcome(id = "-, a, ", expect = Expect.ACCEPTABLE, desc = "the second has it")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, torn, or not found")
@State
public class GiveBackAndPollStress extends StressedQueue {
    private final Delivery<byte[]> held;

    /** Makes a queue of which the one message is held. */
    public GiveBackAndPollStress() {
        super(2, 1);
        fill('a', 60);
        held = receive();
    }

    @Actor
    void giveBackAndPoll(LLL_Result result) {
        held.giveBack();
        result.r1 = poll();
    }

    @Actor
    void poll(LLL_Result result) {
        result.r2 = poll();
    }

    @Arbiter
    void rest(LLL_Result result) {
        result.r3 = rest();
    }
}
