package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.Percentiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One of the processes that use a system: does what it reads, line by line, until there is no more. */
final class Member {
    static final String OPEN_SENDER = "open-sender";
    static final String OPEN_RECEIVER = "open-receiver";
    static final String CLOSE = "close";
    static final String SEND = "send";
    static final String RECEIVE = "receive";
    static final String PING = "ping";
    static final String ECHO = "echo";

    /** The answer when there is no other, or when it begins to receive. */
    static final String READY = "ready";

    private final QueueSystem system;
    private final Access access;
    private final Map<String, Sender> senders = new LinkedHashMap<>();
    private final Map<String, Receiver> receivers = new LinkedHashMap<>();

    private Member(QueueSystem system, Access access) {
        this.system = system;
        this.access = access;
    }

    /** Runs one of them. */
    static void run(QueueSystem system, int number) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (Access access = system.open(number)) {
            System.out.println(READY);
            Member member = new Member(system, access);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(member.perform(line.split(" ")));
            }
            member.close();
        }
    }

    private String perform(String[] words) throws Exception {
        String queue = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case OPEN_RECEIVER:
                receivers.put(queue, access.receiver(queue, Integer.parseInt(words[2])));
                return READY;
            case OPEN_SENDER:
                senders.put(queue, access.sender(queue, Boolean.parseBoolean(words[2])));
                return READY;
            case CLOSE:
                close();
                return READY;
            case SEND:
                return send(queue, Integer.parseInt(words[2]), Integer.parseInt(words[3]), waiting(words[4], words[5]));
            case RECEIVE:
                return receive(queue, Integer.parseInt(words[2]), waiting(words[3], words[4]));
            case PING:
                return ping(queue, words[2], Integer.parseInt(words[3]), Integer.parseInt(words[4]), words[5]);
            case ECHO:
                return echo(queue, words[2], Integer.parseInt(words[3]), Integer.parseInt(words[4]), words[5]);
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    private Waiting waiting(String idle, String crowded) {
        return Waiting.of(system, Idle.valueOf(idle), Boolean.parseBoolean(crowded));
    }

    /** Sends so many; when it began. */
    private String send(String queue, int size, int count, Waiting waiting) throws Exception {
        Sender sender = senders.get(queue);
        byte[] message = new byte[size];
        awaitReceivers(sender);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            Tally.number(message, i);
            waiting.send(sender, message);
        }
        Tally.end(message);
        waiting.send(sender, message);
        return Long.toString(begin);
    }

    /** Receives until so many senders have ended; when that was, how many messages they were, and the sum of their numbers. */
    private String receive(String queue, int senderCount, Waiting waiting) throws Exception {
        Receiver receiver = receivers.get(queue);
        Tally tally = new Tally();
        System.out.println(READY);
        while (tally.ends() < senderCount) {
            waiting.receive(receiver, tally);
        }
        return System.nanoTime() + " " + tally.count() + " " + tally.sum();
    }

    /** Sends and awaits the answer, so many times; the percentiles of how long it took. */
    private String ping(String there, String back, int size, int count, String idle) throws Exception {
        Waiting waiting = waiting(idle, "false");
        Sender sender = senders.get(there);
        Receiver receiver = receivers.get(back);
        byte[] message = new byte[size];
        long[] nanos = new long[count];
        Tally tally = new Tally();
        awaitReceivers(sender);
        for (int i = 0; i < count; i++) {
            Tally.number(message, i);
            long begin = System.nanoTime();
            waiting.send(sender, message);
            waiting.receive(receiver, tally);
            nanos[i] = System.nanoTime() - begin;
        }
        if (tally.count() != count || tally.sum() != (long) count * (count - 1) / 2) {
            throw new IllegalStateException("answers are wrong: expected=" + count + ", actual=" + tally.count());
        }
        return Arrays.stream(Percentiles.of(nanos)).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    private String echo(String there, String back, int size, int count, String idle) throws Exception {
        Waiting waiting = waiting(idle, "false");
        Receiver receiver = receivers.get(there);
        Sender sender = senders.get(back);
        byte[] message = new byte[size];
        Tally tally = new Tally();
        System.out.println(READY);
        for (int i = 0; i < count; i++) {
            waiting.receive(receiver, tally);
            Tally.number(message, i);
            waiting.send(sender, message);
        }
        return READY;
    }

    private static void awaitReceivers(Sender sender) {
        while (!sender.isConnected()) {
            Thread.yield();
        }
    }

    private void close() throws IOException {
        for (Sender sender : senders.values()) {
            sender.close();
        }
        for (Receiver receiver : receivers.values()) {
            receiver.close();
        }
        senders.clear();
        receivers.clear();
    }
}
