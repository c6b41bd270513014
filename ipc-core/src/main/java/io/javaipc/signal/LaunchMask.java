package io.javaipc.signal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signals that were blocked when this JVM was launched: all its threads have inherited that. Read from
 * {@code proc(5)}; none where there is no such file.
 */
final class LaunchMask {
    private static final Path STATUS = Path.of("/proc/thread-self/status");
    private static final String BLOCKED = "SigBlk:";
    private static final int HEXADECIMAL = 16;
    private static final Set<Signal> SIGNALS = read();

    private LaunchMask() {}

    static Set<Signal> signals() {
        return SIGNALS;
    }

    private static Set<Signal> read() {
        if (!Files.isReadable(STATUS)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            BigInteger mask = lines.filter(line -> line.startsWith(BLOCKED))
                    .map(line -> new BigInteger(line.substring(BLOCKED.length()).strip(), HEXADECIMAL))
                    .findFirst()
                    .orElse(BigInteger.ZERO);
            return Signal.all().stream()
                    // the JVM itself blocks some in its threads
                    .filter(signal -> signal.blockingRefusal().isEmpty() && mask.testBit(signal.number() - 1))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read signal mask: path=" + STATUS, e);
        }
    }
}
