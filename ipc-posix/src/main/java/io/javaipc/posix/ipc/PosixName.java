package io.javaipc.posix.ipc;

import io.javaipc.posix.libc.CStrings;
import java.nio.charset.StandardCharsets;

/**
 * The name of a semaphore or a message queue, as POSIX has it: a slash, and then a file name.
 *
 * @param plain the file name
 */
record PosixName(String plain) {
    private static final int LONGEST_FILE_NAME = 255;

    /**
     * Reads a name.
     *
     * @param kind what it names, for messages
     * @param name the name, with a leading slash or without
     * @param prefix how many bytes the system puts before it
     * @return the name
     */
    static PosixName of(String kind, String name, int prefix) {
        String plain = name.startsWith("/") ? name.substring(1) : name;
        if (plain.isEmpty() || plain.equals(".") || plain.equals("..")) {
            throw bad(kind, name, "it is no file name");
        }
        if (plain.indexOf('/') >= 0 || plain.indexOf('\0') >= 0) {
            throw bad(kind, name, "it has a slash or a NUL inside");
        }
        int longest = LONGEST_FILE_NAME - prefix;
        if (plain.getBytes(StandardCharsets.UTF_8).length > longest) {
            throw bad(kind, name, "it is longer than " + longest + " bytes");
        }
        return new PosixName(plain);
    }

    private static IllegalArgumentException bad(String kind, String name, String reason) {
        return new IllegalArgumentException(
                "not a name of a " + kind + ": name=" + name.replace('\0', '?') + ", reason=" + reason);
    }

    byte[] bytes() {
        return CStrings.bytes("/" + plain);
    }

    @Override
    public String toString() {
        return "/" + plain;
    }
}
