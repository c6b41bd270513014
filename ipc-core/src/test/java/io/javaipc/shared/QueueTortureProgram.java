package io.javaipc.shared;

import io.javaipc.shared.QueueScenario.Crew;
import java.util.concurrent.locks.LockSupport;

/** Produces and consumes with some threads, as the scenario has it for its seat, until it is killed. */
final class QueueTortureProgram extends TortureVictim {
    private static final int FAILED = 3;

    private final QueueScenario scenario =
            QueueScenario.values()[(int) space.longValue("scenario").get()];
    private final Crew crew = scenario.crew(seat);
    private final QueueJournal journal = new QueueJournal(space, scene);
    private final QueueSource source = new QueueSource(space, scenario);
    private final long number;
    private final QueueWorker first;

    private QueueTortureProgram(String[] arguments) {
        super(arguments);
        number = Long.parseLong(arguments[2]);
        first = worker(0);
        first.tellBy(this);
    }

    /**
     * Runs until killed.
     *
     * @param arguments the space's name, the seat and the number
     * @throws Exception when something fails
     */
    public static void main(String[] arguments) throws Exception {
        QueueTortureProgram program = new QueueTortureProgram(arguments);
        for (int thread = 1; thread < program.crew.size(); thread++) {
            QueueWorker worker = program.worker(thread);
            new Thread(() -> work(worker)).start();
        }
        program.run();
    }

    /** Every other victim's threads share a handle. */
    private QueueWorker worker(int thread) {
        return new QueueWorker(
                journal,
                scenario.habits(),
                number % 2 == 0 ? source : new QueueSource(space, scenario),
                QueueJournal.worker(seat, thread),
                QueueJournal.who(seat, number),
                thread < crew.producers());
    }

    private static void work(QueueWorker worker) {
        try {
            while (true) {
                worker.step();
            }
        } catch (InterruptedException | RuntimeException e) {
            e.printStackTrace();
            // the other threads would hide it
            Runtime.getRuntime().halt(FAILED);
        }
    }

    @Override
    void step() throws InterruptedException {
        if (crew.size() == 0) {
            LockSupport.parkNanos(1_000_000);
            return;
        }
        first.step();
    }
}
