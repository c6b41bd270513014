package io.javaipc.posix.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks process groups up in {@code /proc}. */
final class ProcessGroups {
    private static final int GROUP_AFTER_NAME = 2;

    private ProcessGroups() {}

    static long of(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // pid (name) state ppid pgrp ...; the name may contain spaces and parentheses
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[GROUP_AFTER_NAME]);
    }
}
