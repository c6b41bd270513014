package io.javaipc.local.queue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZLL_Result;

/** One offers what is too large for the end of the ring, and one polls. */
@JCStressTest
@Outcome(id = "true, a, b", expect = Expect.ACCEPTABLE, desc = "the rest of the ring was skipped")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled or torn")
@State
public class FillerAndPollStress extends StressedQueue {
    /** Makes a queue of four cells, of which the third has a message. */
    public FillerAndPollStress() {
        super(3, 2);
        fill('x', 200);
        poll();
        fill('a', 60);
    }

    @Actor
    void offer(ZLL_Result result) {
        result.r1 = offer('b', 250);
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
