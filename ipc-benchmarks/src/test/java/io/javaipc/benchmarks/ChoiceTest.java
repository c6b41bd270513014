package io.javaipc.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which cases and systems are measured. */
class ChoiceTest {
    private static final Choice SOME = new Choice(Pattern.compile("lock$"), Pattern.compile("^C |Python"));

    @Test
    void aCaseIsChosenWhenThePatternIsFoundInItsName() {
        assertTrue(SOME.hasCase("read-lock"));
        assertFalse(SOME.hasCase("locked"));
    }

    @Test
    void theLibraryTakesPartWhateverIsChosen() {
        assertTrue(SOME.hasSystem(Contender.OURS));
        assertTrue(SOME.hasSystem("C mutex"));
        assertFalse(SOME.hasSystem("javaipc pure Java"));
    }
}
