package io.javaipc.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.testing.Proc;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, numbers and what is said about each signal. */
class SignalTest {
    @ParameterizedTest
    @CsvSource({
        "HUP,1",
        "KILL,9",
        "USR1,10",
        "SEGV,11",
        "TERM,15",
        "CHLD,17",
        "STOP,19",
        "SYS,31",
        "RTMIN,34",
        "RTMAX,64"
    })
    void namesHaveTheNumbersOfLinux(String name, int number) {
        assertEquals(number, Signal.of(name).number());
        assertEquals(number, Signal.of("sig" + name).number());
    }

    static List<Signal> all() {
        return Signal.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySignalIsFoundByItsNameAndNumber(Signal signal) {
        assertEquals(signal, Signal.of(signal.name()));
        assertEquals(signal, Signal.of(signal.toString()));
        assertEquals(signal, Signal.of(signal.number()));
    }

    @Test
    void thereAre31StandardAnd31RealTimeSignals() {
        assertEquals(31, Signal.standard().size());
        assertEquals(62, Signal.all().size());
    }

    @Test
    void realTimeSignalsCountFromBothEnds() {
        assertEquals("SIGRTMIN+2", Signal.realTime(2).toString());
        assertEquals(Signal.realTime(2), Signal.of("RTMIN+2"));
        assertEquals(Signal.realTime(30), Signal.of("RTMAX"));
        assertEquals(Signal.realTime(29), Signal.of("SIGRTMAX-1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 31})
    void aRealTimeSignalThatIsNotThereIsRefused(int n) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Signal.realTime(n));
        assertEquals("no such real-time signal: n=" + n + ", highest=30", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SIG", "NONE", "RTMIN+31", "RTMIN-1", "POLLY"})
    void anUnknownNameIsRefused(String name) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Signal.of(name));
        assertEquals("no such signal: name=" + name, refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65})
    void anUnknownNumberIsRefused(int number) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Signal.of(number));
        assertEquals("no such signal: number=" + number + ", highest=64", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "TERM,TERMINATE",
        "SEGV,CORE",
        "STOP,STOP",
        "TSTP,STOP",
        "CONT,CONTINUE",
        "CHLD,IGNORE",
        "RTMIN+3,TERMINATE"
    })
    void theDefaultActionIsThatOfTheManPage(String name, DefaultAction action) {
        assertEquals(action, Signal.of(name).defaultAction());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SEGV", "BUS", "FPE", "ILL", "QUIT", "USR2", "PIPE", "XFSZ", "KILL", "STOP", "RTMIN", "RTMIN+30"
            })
    void whatBelongsToTheJvmIsRefusedBeforeItDoesHarm(String name) {
        Signal signal = Signal.of(name);
        String reason = signal.refusal().orElseThrow();
        for (var attempt : List.<Runnable>of(
                () -> Signals.handle(signal, s -> {}),
                () -> Signals.ignore(signal),
                () -> Signals.reset(signal),
                () -> Signals.receiver(Set.of(signal)))) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, attempt::run);
            assertEquals("signal cannot be handled: signal=SIG" + name + ", reason=" + reason, refused.getMessage());
        }
    }

    @Test
    void whatIsNotRefusedTheJvmTakes() throws IOException {
        for (Signal signal : Signal.all()) {
            if (signal.refusal().isEmpty() && !Proc.ignores(signal.number())) {
                Signals.handle(signal, s -> {}).close();
            }
        }
    }

    @Test
    void blockingIsRefusedWhereTheJvmUnblocks() {
        Stream.of("HUP", "INT", "TERM", "QUIT", "SEGV", "USR2", "KILL")
                .forEach(name -> assertTrue(Signal.of(name).blockingRefusal().isPresent(), name));
        Stream.of("USR1", "CHLD", "WINCH", "RTMIN", "RTMAX")
                .forEach(name -> assertTrue(Signal.of(name).blockingRefusal().isEmpty(), name));
    }
}
