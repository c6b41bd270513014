package io.javaipc.local.queue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** One asks how many messages there are, and how many more there may be, and one replaces the only one. */
@JCStressTest
@Outcome(
        id = {"0, 0", "0, 1", "1, 0", "1, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "from none to one")
@Outcome(expect = Expect.FORBIDDEN, desc = "fewer than none, or more than there is room for")
@State
public class SizeStress extends StressedQueue {
    /** Makes a queue that is full. */
    public SizeStress() {
        super(1, 2);
        fill('a', 60);
    }

    @Actor
    void size(II_Result result) {
        result.r1 = queue.size();
        result.r2 = queue.remainingCapacity();
    }

    @Actor
    void replace() {
        poll();
        offer('b', 60);
        poll();
        offer('c', 60);
    }
}
