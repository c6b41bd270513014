package io.javaipc.procfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Command lines as the kernel writes them. */
class ProcCommandLineTest {
    @Test
    void argumentsAreAsTheyWereGiven() {
        assertEquals(
                List.of("sh", "-c", "echo  \"a b\"\n", "", "last"),
                ProcCommandLine.parse("sh\0-c\0echo  \"a b\"\n\0\0last\0"));
        assertEquals(List.of("x", "", ""), ProcCommandLine.parse("x\0\0\0"));
    }

    @Test
    void kernelThreadsAndZombiesHaveNone() {
        assertEquals(List.of(), ProcCommandLine.parse(""));
    }

    @Test
    void aTitleWithoutItsNulIsOneArgument() {
        assertEquals(List.of("sshd: root@pts/0"), ProcCommandLine.parse("sshd: root@pts/0"));
    }

    @Test
    void aLongOneIsNotCut() {
        List<String> arguments = Collections.nCopies(50_000, "argument");
        assertEquals(arguments, ProcCommandLine.parse(String.join("\0", arguments) + "\0"));
    }
}
