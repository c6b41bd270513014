package io.javaipc.local.queue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/** Two poll, and the first offers then; there is no room until the message is polled. */
@JCStressTest
@Outcome(id = "a, true, -, b", expect = Expect.ACCEPTABLE, desc = "the second polled nothing")
@Outcome(id = "a, true, b, ", expect = Expect.ACCEPTABLE, desc = "the second polled afterwards")
@Outcome(id = "-, true, a, b", expect = Expect.ACCEPTABLE, desc = "the second was first")
@Outcome(id = "-, false, a, ", expect = Expect.ACCEPTABLE, desc = "and was not finished")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, torn, or too many")
@State
public class TwoPollsAndOfferStress extends StressedQueue {
    /** Makes a full queue. */
    public TwoPollsAndOfferStress() {
        super(1, 0);
        fill('a', 60);
    }

    @Actor
    void pollAndOffer(LLLL_Result result) {
        result.r1 = poll();
        result.r2 = offer('b', 60);
    }

    @Actor
    void poll(LLLL_Result result) {
        result.r3 = poll();
    }

    @Arbiter
    void rest(LLLL_Result result) {
        result.r4 = rest();
    }
}
