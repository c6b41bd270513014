package io.javaipc.process;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Changing processes without a platform that can. */
class ProcessTuningTest {
    @Test
    void aPlatformThatCannotSaysSoAndNamesTheRemedy() {
        ProcessTuning tuning = ProcessTuning.of(ProcessInfo.current());
        UnsupportedOperationException refusal =
                assertThrows(UnsupportedOperationException.class, () -> tuning.renice(5));
        assertTrue(refusal.getMessage().contains("operation=ProcessTuning.renice"), refusal::getMessage);
        assertTrue(refusal.getMessage().contains("ipc-posix"), refusal::getMessage);
    }

    @Test
    void aPidThatIsNobodysIsRefused() {
        ProcessGoneException gone = assertThrows(ProcessGoneException.class, () -> ProcessTuning.of(Integer.MAX_VALUE));
        assertTrue(gone.getMessage().startsWith("process is gone: "), gone::getMessage);
        assertTrue(gone.getMessage().contains("pid=" + Integer.MAX_VALUE), gone::getMessage);
    }
}
