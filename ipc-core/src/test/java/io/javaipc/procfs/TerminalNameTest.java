package io.javaipc.procfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Device numbers of terminals. */
class TerminalNameTest {
    @ParameterizedTest
    @CsvSource({
        "0,",
        "0x8800, pts/0",
        "0x88ff, pts/255",
        "0x8903, pts/259",
        "0x400, tty0",
        "0x43f, tty63",
        "0x440, ttyS0",
        "0x501, 5:1",
        // the minor number of 20 bits is in two pieces
        "0x108801, pts/257"
    })
    void deviceNumbersHaveNames(String device, String name) {
        assertEquals(Optional.ofNullable(name), TerminalName.of(Integer.decode(device)));
    }
}
