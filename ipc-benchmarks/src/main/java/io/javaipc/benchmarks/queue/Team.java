package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.Helper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The processes that use a system: the senders first, then as many receivers. */
final class Team implements AutoCloseable {
    private static final String THERE = ".there";
    private static final String BACK = ".back";

    private final QueueSystem system;
    private final List<Helper> members = new ArrayList<>();
    private String openCase = "";

    /** Starts two. */
    Team(QueueSystem system) {
        this.system = system;
        start(2);
    }

    private void start(int processes) {
        QueueSystem shared = system;
        for (int number = members.size(); number < processes; number++) {
            int own = number;
            members.add(new Helper("queue-" + number, system.jvmArguments(), () -> Member.run(shared, own)));
        }
    }

    /** Returns when all of them are there. */
    void await() throws InterruptedException {
        for (Helper member : members) {
            expectReady(member);
        }
    }

    QueueSystem system() {
        return system;
    }

    /** The nanoseconds that each message took of so many that each sender sent. */
    double throughput(QueueCase queueCase, int count) throws IOException, InterruptedException {
        int pairs = queueCase.kind().pairs;
        boolean isFirst = begin(queueCase);
        List<Helper> senders = members.subList(0, pairs);
        List<Helper> receivers = members.subList(pairs, 2 * pairs);
        String queue = queueCase.name() + THERE;
        if (isFirst) {
            open(receivers, Member.OPEN_RECEIVER, queue, queueCase.size());
            open(senders, Member.OPEN_SENDER, queue, pairs == 1);
        }
        String waiting = queueCase.idle() + " " + queueCase.isCrowded();
        for (Helper receiver : receivers) {
            receiver.tell(words(Member.RECEIVE, queue, system.isBroadcast() ? pairs : 1, waiting));
            expectReady(receiver);
        }
        for (Helper sender : senders) {
            sender.tell(words(Member.SEND, queue, queueCase.size(), count, waiting));
        }
        long begin = Long.MAX_VALUE;
        for (Helper sender : senders) {
            begin = Math.min(begin, Long.parseLong(sender.answer()));
        }
        long end = 0;
        long received = 0;
        long sum = 0;
        for (Helper receiver : receivers) {
            long[] figures = figures(receiver);
            end = Math.max(end, figures[0]);
            received += figures[1];
            sum += figures[2];
        }
        long copies = (long) pairs * (system.isBroadcast() ? pairs : 1);
        check(copies * count, received);
        check(copies * ((long) count * (count - 1) / 2), sum);
        return (double) (end - begin) / ((long) pairs * count);
    }

    /** The percentiles of so many round trips, in nanoseconds. */
    double[] roundTrips(QueueCase queueCase, int count) throws IOException, InterruptedException {
        Helper near = members.get(0);
        Helper far = members.get(1);
        String there = queueCase.name() + THERE;
        String back = queueCase.name() + BACK;
        if (begin(queueCase)) {
            open(List.of(far), Member.OPEN_RECEIVER, there, queueCase.size());
            open(List.of(near), Member.OPEN_RECEIVER, back, queueCase.size());
            open(List.of(near), Member.OPEN_SENDER, there, true);
            open(List.of(far), Member.OPEN_SENDER, back, true);
        }
        far.tell(words(Member.ECHO, there, back, queueCase.size(), count, queueCase.idle()));
        expectReady(far);
        near.tell(words(Member.PING, there, back, queueCase.size(), count, queueCase.idle()));
        long[] nanos = figures(near);
        expectReady(far);
        return Arrays.stream(nanos).asDoubleStream().toArray();
    }

    /** Whether the queues of this case are to be opened; those of the one before are closed then. */
    private boolean begin(QueueCase queueCase) throws IOException, InterruptedException {
        if (openCase.equals(queueCase.name())) {
            return false;
        }
        for (Helper member : members) {
            member.tell(Member.CLOSE);
            expectReady(member);
        }
        if (!openCase.isEmpty()) {
            system.discard(openCase + THERE);
            system.discard(openCase + BACK);
        }
        openCase = queueCase.name();
        int present = members.size();
        start(queueCase.kind().processes());
        for (Helper added : members.subList(present, members.size())) {
            expectReady(added);
        }
        return true;
    }

    private static void open(List<Helper> helpers, String what, String queue, Object argument)
            throws IOException, InterruptedException {
        for (Helper helper : helpers) {
            helper.tell(words(what, queue, argument));
            expectReady(helper);
        }
    }

    private static String words(Object... words) {
        return String.join(" ", Arrays.stream(words).map(String::valueOf).toList());
    }

    private static void expectReady(Helper helper) throws InterruptedException {
        String answer = helper.answer();
        if (!answer.equals(Member.READY)) {
            throw new IllegalStateException("not ready: answer=" + answer);
        }
    }

    private static long[] figures(Helper helper) throws InterruptedException {
        return Arrays.stream(helper.answer().trim().split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private void check(long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException(
                    "messages are wrong: system=" + system.name() + ", expected=" + expected + ", actual=" + actual);
        }
    }

    /** Ends them, the first one last: the others may depend on it. */
    @Override
    public void close() throws IOException {
        try {
            for (int number = members.size() - 1; number >= 0; number--) {
                members.remove(number).close();
            }
        } finally {
            for (Helper left : members) {
                left.kill();
            }
        }
    }
}
