package io.javaipc.posix.libc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javaipc.platform.IpcException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Error numbers and their names. */
class ErrnoTest {
    @ParameterizedTest
    @CsvSource({
        "1, EPERM",
        "2, ENOENT",
        "3, ESRCH",
        "11, EAGAIN",
        "13, EACCES",
        "24, EMFILE",
        "35, EDEADLK",
        "38, ENOSYS",
        "57, EBADSLT",
        "59, EBFONT",
        "95, EOPNOTSUPP",
        "98, EADDRINUSE",
        "111, ECONNREFUSED",
        "132, ERFKILL"
    })
    void aNumberHasItsName(int number, String name) {
        assertEquals(name, Errno.nameOf(number));
        assertEquals(number, Errno.valueOf(name).number());
        assertTrue(Errno.valueOf(name).is(number));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "41", "58", "133", "2147483647"})
    void aNumberWithoutNameIsToldAsItIs(int number) {
        assertEquals("errno " + number, Errno.nameOf(number));
        assertFalse(Errno.EPERM.is(number));
    }

    @Test
    void aFailureSaysWhatFailedOnWhatAndWhy() {
        IpcException failure = Errno.failure("cannot do it", "call", 7, 2);
        assertEquals("cannot do it: operation=call, object=7, errno=ENOENT", failure.getMessage());
        assertEquals("call", failure.operation());
        assertEquals("7", failure.object());
        assertEquals(Optional.of("ENOENT"), failure.errnoName());
    }
}
