package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.Choice;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The processes of all systems, two each. */
final class Teams implements AutoCloseable {
    private static final int PROCESSES = 2;

    private final List<Team> teams = new ArrayList<>();

    /** Starts those of the systems that are chosen. */
    Teams(List<QueueSystem> systems, Choice choice) throws InterruptedException {
        for (QueueSystem system : systems) {
            if (choice.hasSystem(system.name())) {
                teams.add(new Team(system, PROCESSES));
            }
        }
        for (Team team : teams) {
            team.await();
        }
    }

    /** Those that take part in a case. */
    List<Team> of(QueueCase queueCase) {
        return teams.stream()
                .filter(team -> team.system().takesPart(queueCase.kind(), queueCase.idle()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        Deque<Team> left = new ArrayDeque<>(teams);
        while (!left.isEmpty()) {
            left.pop().close();
        }
    }
}
