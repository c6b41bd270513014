package io.javaipc.local.queue;

import io.javaipc.shared.QueueClosedException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** One offers, and one closes and polls. */
@JCStressTest
@Outcome(id = "in, a, closed", expect = Expect.ACCEPTABLE, desc = "closed afterwards")
@Outcome(id = "in, -, a closed", expect = Expect.ACCEPTABLE, desc = "the message was not finished")
@Outcome(id = "closed, -, closed", expect = Expect.ACCEPTABLE, desc = "closed before")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost behind the end, or in though it is closed")
@State
public class OfferAndCloseStress extends StressedQueue {
    /** Makes an empty queue. */
    public OfferAndCloseStress() {
        super(2, 1);
    }

    @Actor
    void offer(LLL_Result result) {
        try {
            result.r1 = offer('a', 60) ? "in" : "full";
        } catch (QueueClosedException e) {
            result.r1 = "closed";
        }
    }

    @Actor
    void closeAndPoll(LLL_Result result) {
        queue.close();
        result.r2 = poll();
    }

    @Arbiter
    void rest(LLL_Result result) {
        result.r3 = restUntilClosed();
    }
}
