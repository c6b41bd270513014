package io.javaipc.local.queue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZLL_Result;

/** One offers and one polls. */
@JCStressTest
@Outcome(id = "true, a, ", expect = Expect.ACCEPTABLE, desc = "polled afterwards")
@Outcome(id = "true, -, a", expect = Expect.ACCEPTABLE, desc = "polled before")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or torn")
@State
public class OfferAndPollStress extends StressedQueue {
    /** Makes an empty queue. */
    public OfferAndPollStress() {
        super(2, 2);
    }

    @Actor
    void offer(ZLL_Result result) {
        result.r1 = offer('a', 60);
    }

    @Actor
    void poll(ZLL_Result result) {
        result.r2 = poll();
    }

    @Arbiter
    void rest(ZLL_Result result) {
        result.r3 = rest();
    }
}
