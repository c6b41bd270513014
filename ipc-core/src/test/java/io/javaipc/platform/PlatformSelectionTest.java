package io.javaipc.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;

/** Which of several platforms is taken. */
class PlatformSelectionTest {
    private final Provider plain = new Provider("plain", 0, Optional.empty());
    private final Provider better = new Provider("better", 100, Optional.empty());
    private final Provider broken = new Provider("broken", 200, Optional.of("kernel is too old"));

    @Test
    void theHighestPriorityWins() {
        assertSame(better.platform, PlatformSelection.select(List.of(plain, better), null));
        assertSame(better.platform, PlatformSelection.select(List.of(better, plain), null));
    }

    @Test
    void oneThatCannotRunHereIsPassedOver() {
        assertSame(better.platform, PlatformSelection.select(List.of(plain, broken, better), null));
    }

    @Test
    void theOneAskedForIsTakenWhateverItsPriority() {
        assertSame(plain.platform, PlatformSelection.select(List.of(plain, better), "plain"));
    }

    @Test
    void oneAskedForThatIsAbsentIsAnErrorThatNamesWhatThereIs() {
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> PlatformSelection.select(List.of(plain, better), "absent"));
        assertEquals(
                "platform not available: javaipc.platform=absent, refused=[], found=[plain, better]",
                refusal.getMessage());
    }

    @Test
    void oneAskedForThatCannotRunHereIsAnErrorWithTheReason() {
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> PlatformSelection.select(List.of(plain, broken), "broken"));
        assertTrue(refusal.getMessage().contains("broken: kernel is too old"), refusal.getMessage());
    }

    @Test
    void noneAtAllIsAnErrorWithTheReasons() {
        ServiceConfigurationError refusal =
                assertThrows(ServiceConfigurationError.class, () -> PlatformSelection.select(List.of(broken), null));
        assertTrue(refusal.getMessage().contains("broken: kernel is too old"), refusal.getMessage());
    }

    /** Offers a platform that does nothing. */
    private static final class Provider implements PlatformProvider {
        private final String name;
        private final int priority;
        private final Optional<String> reason;
        private final Platform platform = mock(Platform.class);

        Provider(String name, int priority, Optional<String> reason) {
            this.name = name;
            this.priority = priority;
            this.reason = reason;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int priority() {
            return priority;
        }

        @Override
        public Optional<String> unavailableReason() {
            return reason;
        }

        @Override
        public Platform create() {
            assertEquals(Optional.empty(), reason);
            return platform;
        }
    }
}
