package io.javaipc.local.queue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/** Two offer where there is room for one, and the second polls then. */
@JCStressTest
@Outcome(id = "true, false, a, ", expect = Expect.ACCEPTABLE, desc = "the first was in the way")
@Outcome(id = "true, false, -, a", expect = Expect.ACCEPTABLE, desc = "and was not finished")
@Outcome(id = "false, true, b, ", expect = Expect.ACCEPTABLE, desc = "the second was in the way")
@Outcome(id = "true, true, b, a", expect = Expect.ACCEPTABLE, desc = "the first came after the poll")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, torn, or too many")
@State
public class TwoOffersAndPollStress extends StressedQueue {
    /** Makes an empty queue. */
    public TwoOffersAndPollStress() {
        super(1, 1);
    }

    @Actor
    void offer(LLLL_Result result) {
        result.r1 = offer('a', 60);
    }

    @Actor
    void offerAndPoll(LLLL_Result result) {
        result.r2 = offer('b', 60);
        result.r3 = poll();
    }

    @Arbiter
    void rest(LLLL_Result result) {
        result.r4 = rest();
    }
}
