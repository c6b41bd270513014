package io.javaipc.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.java.JavaPlatformProvider;
import io.javaipc.process.ChildProcess;
import io.javaipc.process.Command;
import io.javaipc.process.Output;
import io.javaipc.testing.Programs;
import io.javaipc.testing.Running;
import io.javaipc.testing.program.ShowsPlatform;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the native platform is taken, and when it is not. */
class PosixPlatformProviderTest {
    private final PosixPlatformProvider provider = new PosixPlatformProvider();

    @Test
    void itIsPreferredToPureJava() {
        assertTrue(provider.priority() > new JavaPlatformProvider().priority());
        assertEquals(Optional.empty(), provider.unavailableReason());
    }

    @Test
    void itIsUnavailableOnOtherSystems() {
        assertUnavailable("os.name", "Mac OS X");
        assertUnavailable("os.arch", "riscv64");
    }

    private void assertUnavailable(String property, String value) {
        String before = System.setProperty(property, value);
        try {
            String reason = provider.unavailableReason().orElseThrow();
            assertTrue(reason.contains(property + "=" + value), reason);
        } finally {
            System.setProperty(property, before);
        }
    }

    @Test
    void thePlatformCanBeInsistedOn() throws IOException {
        assertEquals("posix", platformOfJvmWith());
        assertEquals("posix", platformOfJvmWith("-Djavaipc.platform=posix"));
        assertEquals("java", platformOfJvmWith("-Djavaipc.platform=java"));
        String refusal = platformOfJvmWith("-Djavaipc.platform=windows");
        assertTrue(refusal.startsWith("platform not available: javaipc.platform=windows"), refusal);
    }

    private static String platformOfJvmWith(String... flags) throws IOException {
        Command program = Programs.java(List.of(flags), ShowsPlatform.class);
        try (ChildProcess child = program.stdout(Output.pipe()).start()) {
            return Running.text(child.getInputStream()).trim();
        }
    }
}
