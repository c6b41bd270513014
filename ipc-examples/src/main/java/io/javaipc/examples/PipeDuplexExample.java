package io.javaipc.examples;

import io.javaipc.channel.Channels;
import io.javaipc.channel.MessageChannel;
import io.javaipc.channel.MessagePipe;
import io.javaipc.channel.Selectable;
import io.javaipc.codec.Codec;
import io.javaipc.process.JavaProcess;
import java.io.EOFException;
import java.util.List;

/** Questions and answers over a pipe, with a child JVM that is killed in the end: its end is told like any other. */
final class PipeDuplexExample {
    private PipeDuplexExample() {}

    static void main(String[] arguments) throws Exception {
        try (MessagePipe<String> pipe = MessagePipe.duplex(Codec.utf8())) {
            MessageChannel<String> ours = pipe.left();
            MessageChannel<String> theirs = pipe.right();
            try (JavaProcess<Void> child = JavaProcess.start(() -> answer(theirs))) {
                for (String question : List.of("hello", "how are you")) {
                    ours.send(question);
                    System.out.println(question + " -> " + ours.receive());
                }
                ours.send("x".repeat(1_000_000));
                Check.that(ours.receive().length() > 1_000_000, "a large message came back");

                child.process().destroyForcibly();
                List<Selectable> ready = Channels.select(ours, child.process());
                System.out.println("killed it; ready are " + ready);
                Check.that(!ready.isEmpty(), "the death woke the one who waits");
                ours.receive();
                Check.that(false, "the end was told");
            } catch (EOFException e) {
                System.out.println("the end is told: " + e.getMessage());
            }
        }
    }

    private static void answer(MessageChannel<String> channel) throws Exception {
        while (true) {
            channel.send("pid " + ProcessHandle.current().pid() + " heard " + channel.receive());
        }
    }
}
