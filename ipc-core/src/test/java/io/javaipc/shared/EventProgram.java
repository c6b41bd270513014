package io.javaipc.shared;

import java.io.IOException;
import java.time.Duration;

/** Does with an event and a latch what it reads. */
public final class EventProgram {
    private static final int COUNT = 3;

    private final SharedEvent event;
    private final SharedCountDownLatch latch;

    private EventProgram(SharedSpace space) {
        this.event = space.event("e");
        this.latch = space.countDownLatch("l", COUNT);
    }

    /**
     * Runs the program.
     *
     * @param arguments the space's name
     * @throws IOException when there is nothing to read
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        CommandLoop.run(new EventProgram(SharedSpace.open(arguments[0]))::run);
    }

    private Object run(String[] words) throws Exception {
        switch (words[0]) {
            case "set":
                event.set();
                return "set";
            case "clear":
                event.clear();
                return "cleared";
            case "isSet":
                return event.isSet();
            case "await":
                event.await();
                return "went on";
            case "setAndDie":
                event.set();
                Runtime.getRuntime().halt(0);
                return "";
            case "countDown":
                latch.countDown();
                return latch.getCount();
            case "awaitOpen":
                latch.await();
                return "open";
            case "awaitOpenFor":
                return latch.await(Duration.ofMillis(Long.parseLong(words[1])));
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }
}
