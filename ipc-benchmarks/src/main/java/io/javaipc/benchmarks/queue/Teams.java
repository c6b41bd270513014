package io.javaipc.benchmarks.queue;

import io.javaipc.benchmarks.Choice;
import io.javaipc.benchmarks.Contender;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The processes of all systems. */
final class Teams implements AutoCloseable {
    private final List<Team> teams = new ArrayList<>();
    private final Map<Team, String> absences = new LinkedHashMap<>();

    /** Starts those of the systems that are chosen. */
    Teams(List<QueueSystem> systems, Choice choice) throws IOException, InterruptedException {
        for (QueueSystem system : systems) {
            if (choice.hasSystem(system.name())) {
                teams.add(new Team(system));
            }
        }
        for (Team team : teams) {
            await(team);
        }
    }

    /** Systems reach into the JDK, and not every JDK lets them. */
    private void await(Team team) throws IOException, InterruptedException {
        try {
            team.await();
        } catch (RuntimeException e) {
            if (team.system().name().equals(Contender.OURS)) {
                try (this) {
                    throw e;
                }
            }
            absences.put(team, "it does not start: " + e);
        }
    }

    /** Those that take part in a case. */
    List<Contender> contenders(QueueCase queueCase, Function<Team, Contender.Trial> trial) {
        List<Contender> contenders = new ArrayList<>();
        for (Team team : teams) {
            String system = team.system().name();
            if (team.system().takesPart(queueCase.kind(), queueCase.idle())) {
                contenders.add(
                        absences.containsKey(team)
                                ? Contender.absent(system, absences.get(team))
                                : Contender.present(system, trial.apply(team)));
            }
        }
        return contenders;
    }

    @Override
    public void close() throws IOException {
        Deque<Team> left = new ArrayDeque<>(teams);
        while (!left.isEmpty()) {
            left.pop().close();
        }
    }
}
