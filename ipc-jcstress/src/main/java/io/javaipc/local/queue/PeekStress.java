package io.javaipc.local.queue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** One looks at the first message, and one replaces it by another in the same cells. */
@JCStressTest
@Outcome(id = "a, a, b", expect = Expect.ACCEPTABLE, desc = "looked at the first")
@Outcome(id = "-, a, b", expect = Expect.ACCEPTABLE, desc = "looked in between")
@Outcome(id = "b, a, b", expect = Expect.ACCEPTABLE, desc = "looked at the second")
@Outcome(expect = Expect.FORBIDDEN, desc = "torn, or lost")
@State
public class PeekStress extends StressedQueue {
    /** Makes a queue that is full. */
    public PeekStress() {
        super(1, 2);
        fill('a', 500);
    }

    @Actor
    void peek(LLL_Result result) {
        result.r1 = letter(queue.peek());
    }

    @Actor
    void replace(LLL_Result result) {
        result.r2 = poll();
        offer('b', 500);
    }

    @Arbiter
    void rest(LLL_Result result) {
        result.r3 = rest();
    }
}
