package io.javaipc.posix.process;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.javaipc.posix.libc.CStrings;
import io.javaipc.posix.libc.Errno;
import io.javaipc.posix.libc.LibC;

/**
 * The numbers of users and groups.
 *
 * <pre>
 * struct passwd     0 name*     8 passwd*     16 uid:32     20 gid:32     ...
 * struct group      0 name*     8 passwd*     16 gid:32     ...
 * </pre>
 */
final class Accounts {
    private static final int ENTRY_BYTES = 64;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int FIRST_ID_OFFSET = 16;
    private static final int SECOND_ID_OFFSET = 20;

    private Accounts() {}

    /** A database of accounts, which finds an entry by name. */
    @FunctionalInterface
    private interface Database {
        int find(byte[] name, Pointer entry, Pointer buffer, long length, Pointer result);
    }

    /**
     * A user.
     *
     * @param uid the user's number
     * @param gid its primary group's number
     */
    record User(int uid, int gid) {}

    static User user(String name) {
        try (Memory entry = entry("user", name, LibC::getpwnam_r)) {
            return new User(entry.getInt(FIRST_ID_OFFSET), entry.getInt(SECOND_ID_OFFSET));
        }
    }

    static int group(String name) {
        try (Memory entry = entry("group", name, LibC::getgrnam_r)) {
            return entry.getInt(FIRST_ID_OFFSET);
        }
    }

    private static Memory entry(String kind, String name, Database database) {
        Memory entry = new Memory(ENTRY_BYTES);
        try (Memory buffer = new Memory(BUFFER_BYTES);
                Memory result = new Memory(Long.BYTES)) {
            int error = database.find(CStrings.bytes(name), entry, buffer, BUFFER_BYTES, result);
            if (error != 0 || result.getPointer(0) == null) {
                entry.close();
                throw Errno.failure("no such " + kind, "lookup", name, error != 0 ? error : Errno.ENOENT.number());
            }
            return entry;
        }
    }
}
