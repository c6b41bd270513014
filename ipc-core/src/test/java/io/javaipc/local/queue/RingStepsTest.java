package io.javaipc.local.queue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every access to the memory of a queue is a step. Before each of them somebody is killed, or others do something meanwhile;
 * whatever it is, everything put comes, whole and once, and the queue is as good as new then.
 */
class RingStepsTest {
    @TempDir
    static Path directory;

    private static SteppedClasses classes;

    @BeforeAll
    static void compile() throws Exception {
        classes = SteppedClasses.in(Files.createDirectory(directory.resolve("classes")));
        System.setProperty(
                "ring.steps", Files.createDirectory(directory.resolve("space")).toString());
    }

    @AfterAll
    static void close() throws Exception {
        System.clearProperty("ring.steps");
        classes.close();
    }

    @Test
    void whoeverIsKilledAtAnyStepAndWhateverIsDoneNext() throws Exception {
        classes.run(RingSteps.class, "killed");
    }

    @Test
    void whateverAnotherDoesInBetween() throws Exception {
        classes.run(RingSteps.class, "interrupted");
    }

    @Test
    void whateverAnotherDoesForALapInBetween() throws Exception {
        classes.run(RingSteps.class, "overtaken");
    }

    @Test
    void whateverTwoOthersDoInBetweenOneInTheMiddleOfTheOther() throws Exception {
        classes.run(RingSteps.class, "interruptedTwice");
    }

    @Test
    void whoeverIsKilledWhileAnotherIsInTheMiddleOfSomething() throws Exception {
        classes.run(RingSteps.class, "interruptedByDeath");
    }

    @Test
    void whoIsTooLateToAcknowledgeTakesNothingFromOthers() throws Exception {
        classes.run(RingSteps.class, "late");
    }

    @Test
    void whoIsAboutToSleepIsWokenByWhatComes() throws Exception {
        classes.run(RingSteps.class, "wokenByArrivals");
    }

    @Test
    void whoIsAboutToSleepIsWokenByRoom() throws Exception {
        classes.run(RingSteps.class, "wokenByRoom");
    }
}
