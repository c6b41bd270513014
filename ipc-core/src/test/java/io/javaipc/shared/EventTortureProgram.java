package io.javaipc.shared;

/** Takes turns by events, one for each seat, until it is killed. */
final class EventTortureProgram extends Turns {
    private final SharedEvent[] events = new SharedEvent[TortureScene.SEATS];

    EventTortureProgram(SharedSpace space, TortureScene scene) {
        super(space, scene);
        for (int seat = 0; seat < events.length; seat++) {
            events[seat] = space.event("event-" + seat);
        }
    }

    /**
     * Runs until killed.
     *
     * @param arguments the space's name, the seat and the number
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        play(arguments, EventTortureProgram::new);
    }

    @Override
    void sleepUntil(int seat) throws InterruptedException {
        while (turn.get() != seat) {
            events[seat].await();
            // nobody else clears it
            scene.check(events[seat].isSet(), "awake though the event is not set");
            events[seat].clear();
        }
    }

    @Override
    void pass(int from, int to) {
        if (turn.compareAndSet(from, to)) {
            events[to].set();
        }
    }
}
