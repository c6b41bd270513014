package io.javaipc.procfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users that passwd knows, and others. */
class UserNamesTest {
    private static final String PASSWD = """
            root:x:0:0:root:/root:/bin/bash
            # a comment
            toor:x:0:0:another name:/root:/bin/sh
            www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
            bad:x:not a number:1::/:
            +::::::
            nobody:x:4294967294:1::/:
            """;

    private static final Path NOT_THERE = Path.of("not-there");

    @Test
    void usersHaveTheNamesOfPasswd() {
        UserNames names = UserNames.parse(PASSWD);
        assertEquals("root", names.nameOf(0, NOT_THERE));
        assertEquals("www-data", names.nameOf(33, NOT_THERE));
        assertEquals("nobody", names.nameOf(4_294_967_294L, NOT_THERE));
    }

    @Test
    void aUserWithoutANameIsANumber() {
        assertEquals("12345", UserNames.parse(PASSWD).nameOf(12_345, NOT_THERE));
    }

    @Test
    void aUserThatOnlyTheSystemKnowsIsNamedByAFileOfIts(@TempDir Path directory) throws IOException {
        long uid = ((Number) Files.getAttribute(directory, "unix:uid")).longValue();
        UserNames empty = UserNames.parse("");
        assertEquals(String.valueOf(uid + 1), empty.nameOf(uid + 1, directory));
        assertEquals(Files.getOwner(directory).getName(), empty.nameOf(uid, directory));
    }
}
