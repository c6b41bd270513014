package io.javaipc.benchmarks.queue;

import java.util.function.Consumer;

/**
 * Sends and receives, and waits in the meantime.
 *
 * @param idle how
 * @param crowded whether there are more processes than processors
 */
record Waiting(Idle idle, boolean crowded) {
    static Waiting of(QueueSystem system, Idle idle, boolean crowded) {
        return new Waiting(idle == Idle.BLOCK && !system.blocks() ? Idle.BACK_OFF : idle, crowded);
    }

    void send(Sender sender, byte[] message) throws Exception {
        if (idle == Idle.BLOCK) {
            sender.put(message);
            return;
        }
        for (int turn = 0; !sender.offer(message); turn++) {
            idle.pause(turn, crowded);
        }
    }

    void receive(Receiver receiver, Consumer<byte[]> sink) throws Exception {
        if (idle == Idle.BLOCK) {
            receiver.take(sink);
            return;
        }
        for (int turn = 0; receiver.poll(sink) == 0; turn++) {
            idle.pause(turn, crowded);
        }
    }
}
