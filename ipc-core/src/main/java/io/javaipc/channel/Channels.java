package io.javaipc.channel;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Waits for several things at once: messages, new channels, ends of children. */
public final class Channels {
    private Channels() {}

    /**
     * Waits until one of several is ready.
     *
     * <pre>{@code
     * for (Selectable ready : Channels.select(requests, child)) {
     *     ...
     * }
     * }</pre>
     *
     * @param selectables what to wait for, of any kind
     * @return those that are ready, in the order given; at least one
     * @throws IllegalArgumentException when there is none to wait for
     * @throws InterruptedException when interrupted
     * @throws IOException when the system refuses the means of waiting
     */
    public static List<Selectable> select(Selectable... selectables) throws IOException, InterruptedException {
        if (selectables.length == 0) {
            throw new IllegalArgumentException("nothing to wait for: selectables=0");
        }
        return select(Deadline.NEVER, selectables);
    }

    /**
     * Waits until one of several is ready, for a time. It sleeps meanwhile, and is woken by what it waits for. That something
     * is ready holds as long as nobody else receives from it.
     *
     * @param timeout how long; zero or less does not wait
     * @param selectables what to wait for, of any kind; without any, only the time is waited for
     * @return those that are ready, in the order given and each once; none when the time is over
     * @throws UnsupportedOperationException when one is a channel that only sends
     * @throws InterruptedException when interrupted
     * @throws IOException when the system refuses the means of waiting
     */
    public static List<Selectable> select(Duration timeout, Selectable... selectables)
            throws IOException, InterruptedException {
        return select(Deadline.after(timeout), selectables);
    }

    private static List<Selectable> select(Deadline deadline, Selectable... selectables)
            throws IOException, InterruptedException {
        List<Selectable> candidates = Arrays.stream(selectables).distinct().toList();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        List<Selectable> ready = candidates.stream().filter(Selectable::isReady).toList();
        if (!ready.isEmpty() || deadline.isOver()) {
            return ready;
        }
        Selection selection = new Selection();
        try {
            return await(selection, candidates, deadline);
        } finally {
            candidates.forEach(candidate -> candidate.forget(selection));
            selection.end();
        }
    }

    private static List<Selectable> await(Selection selection, List<Selectable> candidates, Deadline deadline)
            throws IOException, InterruptedException {
        while (true) {
            List<Selectable> ready = candidates.stream()
                    .filter(candidate -> candidate.isReady(selection))
                    .toList();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!ready.isEmpty() || deadline.isOver()) {
                return ready;
            }
            selection.await(deadline.remainingNanos());
        }
    }

    /**
     * The wakeUp calls of those who wait for something.
     *
     * @param selections who waits
     */
    static void wakeAll(Set<Selection> selections) {
        selections.forEach(Selection::wakeUp);
    }
}
