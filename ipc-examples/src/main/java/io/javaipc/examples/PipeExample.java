package io.javaipc.examples;

import io.javaipc.channel.MessageChannel;
import io.javaipc.channel.MessagePipe;
import io.javaipc.codec.Codec;
import io.javaipc.process.JavaProcess;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;

/** A child JVM sends messages through a pipe; when it has ended, so has the pipe. */
final class PipeExample {
    private PipeExample() {}

    static void main(String[] arguments) throws Exception {
        try (MessagePipe<String> pipe = MessagePipe.oneWay(Codec.utf8())) {
            MessageChannel<String> sender = pipe.left();
            try (JavaProcess<Void> child = JavaProcess.start(() -> count(sender))) {
                List<String> received = new ArrayList<>();
                receiveAll(pipe.right(), received);
                System.out.println("received from pid " + child.pid() + ": " + received);
                Check.that(received.equals(List.of("one", "two", "", "four")), "all messages came, an empty one too");
                child.join();
            }
            refuseWrongDirection(pipe.right());
        }
    }

    private static void count(MessageChannel<String> sender) throws Exception {
        for (String message : List.of("one", "two", "", "four")) {
            sender.send(message);
        }
    }

    private static void receiveAll(MessageChannel<String> channel, List<String> received) throws Exception {
        try {
            while (true) {
                received.add(channel.receive());
            }
        } catch (EOFException e) {
            System.out.println("that is all: " + e.getMessage());
        }
    }

    private static void refuseWrongDirection(MessageChannel<String> receiver) throws Exception {
        try {
            receiver.send("back");
            Check.that(false, "the wrong direction was refused");
        } catch (UnsupportedOperationException e) {
            System.out.println("the other direction is refused: " + e.getMessage());
        }
    }
}
