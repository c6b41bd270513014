package io.javaipc.local.queue;

import io.javaipc.shared.Delivery;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** Two ask for what was given back; each that gets it says that it has dealt with it. */
@JCStressTest
@Outcome(id = "a again, -, ", expect = Expect.ACCEPTABLE, desc = "the first has it")
@Outcome(id = "-, a again, ", expect = Expect.ACCEPTABLE, desc = "the second has it")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, torn or unmarked")
@State
public class TwoReceiversStress extends StressedQueue {
    /** Makes a queue to which its only message was given back. */
    public TwoReceiversStress() {
        super(2, 1);
        fill('a', 60);
        receive().giveBack();
    }

    private String receiveAndAcknowledge() {
        Delivery<byte[]> delivery = receive();
        if (delivery == null) {
            return NONE;
        }
        delivery.ack();
        return letter(delivery.value()) + (delivery.redelivered() ? " again" : "");
    }

    @Actor
    void receive(LLL_Result result) {
        result.r1 = receiveAndAcknowledge();
    }

    @Actor
    void receiveToo(LLL_Result result) {
        result.r2 = receiveAndAcknowledge();
    }

    @Arbiter
    void rest(LLL_Result result) {
        result.r3 = rest();
    }
}
